package dev.reelay.benchmarks.pipeline;

import dev.reelay.benchmarks.measure.Stopwatch;
import java.time.Duration;

/**
 * A job that was carried to its end.
 *
 * @param elapsed from before the POST until a look found every movie confirmed
 */
public record JobRun(String jobId, int movies, Duration elapsed) {

    /** Movies a second. */
    public double rate() {
        return movies / Stopwatch.seconds(elapsed);
    }
}
