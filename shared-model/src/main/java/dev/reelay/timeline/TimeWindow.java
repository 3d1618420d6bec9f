package dev.reelay.timeline;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time.
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
            throw new IllegalArgumentException("a window from %s to %s holds no instant: from must be before to"
                    .formatted(from.orElseThrow(), to.orElseThrow()));
        }
    }

    /** Whether a window may have these bounds: at least one instant is within it. */
    public static boolean isValid(Optional<Instant> from, Optional<Instant> to) {
        return from.isEmpty() || to.isEmpty() || from.get().isBefore(to.get());
    }
}
