package dev.reelay.stage;

import dev.reelay.movie.Decoded;
import dev.reelay.timeline.JobPart;
import java.util.Map;
import java.util.Optional;

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

    /** Whose timeline tells what becomes of it, and which movies it is about; nothing: no job's. */
    default Optional<JobPart> part(T value) {
        return Optional.empty();
    }

    /**
     * Does it. May be called again for the same message, also at the same time elsewhere. Blocks. What it throws is a passing
     * failure: the message is retried.
     */
    Verdict handle(T value);
}
