package dev.reelay.ledger;

/** How far a job is as a whole. */
public enum JobState {
    /** Some movie is neither confirmed nor failed. */
    RUNNING("RUNNING"),
    /** Every movie is confirmed. */
    COMPLETED("COMPLETED"),
    /** Every movie is confirmed or failed. A failed one may still be repaired and redriven. */
    COMPLETED_WITH_FAILURES("COMPLETED_WITH_FAILURES");

    private final String wireName;

    JobState(String wireName) {
        this.wireName = wireName;
    }

    /** The state of a job that is so far. */
    public static JobState of(Progress progress) {
        return progress.finished() ? completed(progress.tally().failed() > 0) : RUNNING;
    }

    /** The state of a job whose movies are all confirmed or failed. */
    public static JobState completed(boolean withFailures) {
        return withFailures ? COMPLETED_WITH_FAILURES : COMPLETED;
    }

    /** The name in REST. */
    public String wireName() {
        return wireName;
    }
}
