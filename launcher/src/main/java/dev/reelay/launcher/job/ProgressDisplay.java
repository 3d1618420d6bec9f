package dev.reelay.launcher.job;

import java.time.Duration;

/** Shows somebody how far a job is, many times a second. */
public interface ProgressDisplay {
    /** The numbers as they are now. */
    void show(JobProgress progress, Duration elapsed);

    /** There will be no more: the last numbers are there to stay. */
    void end();
}
