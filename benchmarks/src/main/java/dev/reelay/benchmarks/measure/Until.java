package dev.reelay.benchmarks.measure;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition that can only be looked at. */
public final class Until {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMillis(500);

    private Until() {}

    /**
     * Returns soon after {@code condition} holds: it is looked at ever less often, each pause a hundredth of the time waited so far, so
     * that looking neither disturbs what is measured nor adds more than 1% to it.
     *
     * @param what for the message: "the job is finished"
     * @throws IllegalStateException if it does not hold within {@code patience}
     */
    public static void holds(String what, Duration patience, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(patience) > 0) {
                throw new IllegalStateException("waited %d s in vain until %s".formatted(patience.toSeconds(), what));
            }
            pause(waited.dividedBy(100));
        }
    }

    private static void pause(Duration wanted) {
        Duration atLeast = wanted.compareTo(SHORTEST) < 0 ? SHORTEST : wanted;
        try {
            Thread.sleep(atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
