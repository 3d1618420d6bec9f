package dev.reelay.timeline;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time, perhaps an empty one.
 *
 * @param from its first instant; none: it has no beginning
 * @param to the first instant after it; none: it has no end
 */
public record TimeWindow(Optional<Instant> from, Optional<Instant> to) {

    /** All time. */
    public static final TimeWindow ALWAYS = new TimeWindow(Optional.empty(), Optional.empty());

    /** Rejects a window that ends before it has begun. */
    public TimeWindow {
        if (!isValid(from, to)) {
            throw new IllegalArgumentException("a window from %s to %s ends before it begins: from must not be after to"
                    .formatted(from.orElseThrow(), to.orElseThrow()));
        }
    }

    /** Whether a window may have these bounds: it does not end before it begins. */
    public static boolean isValid(Optional<Instant> from, Optional<Instant> to) {
        return from.isEmpty() || to.isEmpty() || !to.get().isBefore(from.get());
    }
}
