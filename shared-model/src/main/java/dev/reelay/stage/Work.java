package dev.reelay.stage;

import dev.reelay.movie.Decoded;
import java.util.Map;

/**
 * What a stage does with a message.
 *
 * @param <T> what the message's body says
 */
public interface Work<T> {

    /** The stage that does it. */
    StageName stage();

    /** Reads a body. */
    Decoded<T> decode(String body);

    /** The ids by which logs name it; never the payload. */
    Map<String, String> ids(T value);

    /**
     * Does it. May be called again for the same message, also at the same time elsewhere. Blocks. What it throws is a passing
     * failure: the message is retried.
     */
    Verdict handle(T value);
}
