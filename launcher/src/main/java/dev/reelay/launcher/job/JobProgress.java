package dev.reelay.launcher.job;

/** How far a job is: how many of its movies are in each state. */
public record JobProgress(Phase phase, long stored, long processed, long confirmed, long failed, long pending) {
    /** The state of the job as the producer writes it. */
    public enum Phase {
        RUNNING("RUNNING"),
        COMPLETED("COMPLETED"),
        COMPLETED_WITH_FAILURES("COMPLETED_WITH_FAILURES");

        private final String written;

        Phase(String written) {
            this.written = written;
        }

        static Phase read(String text) {
            for (Phase phase : values()) {
                if (phase.written.equals(text)) {
                    return phase;
                }
            }
            throw new IllegalArgumentException("not a state of a job: " + text);
        }
    }

    /** All movies of the job. */
    public long count() {
        return stored + processed + confirmed + failed + pending;
    }

    /** Whether each movie is confirmed or failed. */
    public boolean isFinished() {
        return phase != Phase.RUNNING;
    }

    /** Whether each movie is confirmed. */
    public boolean isAllConfirmed() {
        return phase == Phase.COMPLETED && confirmed == count();
    }
}
