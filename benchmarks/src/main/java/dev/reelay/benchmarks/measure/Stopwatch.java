package dev.reelay.benchmarks.measure;

import java.time.Duration;

/** Time since it was started, by a clock that is never set. */
public final class Stopwatch {

    private final long start = System.nanoTime();

    private Stopwatch() {}

    /** Runs from now on. */
    public static Stopwatch started() {
        return new Stopwatch();
    }

    /** Since the start. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** A duration in seconds with fractions. */
    public static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
