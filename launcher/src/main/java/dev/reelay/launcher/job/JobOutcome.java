package dev.reelay.launcher.job;

import java.time.Duration;

/** How watching a job ended. */
public sealed interface JobOutcome {
    /** The last numbers that were seen. */
    JobProgress last();

    /** Since it was submitted. */
    Duration elapsed();

    /** Every movie is confirmed or failed. */
    record Finished(JobProgress last, Duration elapsed) implements JobOutcome {}

    /** No number has changed for as long as one was willing to wait. */
    record Stalled(JobProgress last, Duration elapsed) implements JobOutcome {}
}
