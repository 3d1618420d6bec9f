package dev.reelay.producer.problem;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The text of an optional query parameter. */
public final class QueryText {

    private QueryText() {}

    /** What the client gave; a parameter without a value is as good as absent. */
    public static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isEmpty());
    }
}
