package dev.reelay.launcher.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Watches a job until it is finished or no longer moves. */
public final class JobWatch {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final JobApi jobs;
    private final ProgressDisplay display;
    private final Duration patience;
    private final Runnable healthCheck;

    /**
     * @param patience how long the numbers may stay the same, or not be answered at all
     * @param healthCheck called before each look; what it throws ends the watch
     */
    public JobWatch(JobApi jobs, ProgressDisplay display, Duration patience, Runnable healthCheck) {
        this.jobs = jobs;
        this.display = display;
        this.patience = patience;
        this.healthCheck = healthCheck;
    }

    /**
     * Returns when the job is finished or has not moved for too long.
     *
     * @param submitted {@link System#nanoTime()} when it was submitted
     * @throws JobApiException if the producer has not answered for too long
     */
    public JobOutcome watch(JobId job, long submitted) {
        try {
            return follow(job, submitted);
        } finally {
            display.end();
        }
    }

    private JobOutcome follow(JobId job, long submitted) {
        JobProgress last = null;
        long movedAt = System.nanoTime();
        while (true) {
            healthCheck.run();
            boolean patient = System.nanoTime() - movedAt <= patience.toNanos();
            JobProgress now = patient ? lookOr(last, job) : jobs.look(job);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - submitted);
            if (now != null) {
                display.show(now, elapsed);
                if (now.isFinished()) {
                    return new JobOutcome.Finished(now, elapsed);
                }
                if (!now.equals(last)) {
                    movedAt = System.nanoTime();
                    last = now;
                } else if (!patient) {
                    return new JobOutcome.Stalled(now, elapsed);
                }
            }
            pause();
        }
    }

    /** A look that is not answered counts as one that found nothing new. */
    private @Nullable JobProgress lookOr(@Nullable JobProgress last, JobId job) {
        try {
            return jobs.look(job);
        } catch (JobApiException ignored) {
            return last;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobApiException("interrupted while watching a job", e);
        }
    }
}
