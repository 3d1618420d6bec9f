package dev.reelay.producer.problem;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code cursor}. */
public final class Cursor {

    private Cursor() {}

    /** Where a page goes on; absent or empty: it is the first. */
    public static Optional<String> parse(@Nullable String text) {
        return Optional.ofNullable(text).filter(cursor -> !cursor.isEmpty());
    }
}
