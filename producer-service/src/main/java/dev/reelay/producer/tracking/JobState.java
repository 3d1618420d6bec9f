package dev.reelay.producer.tracking;

import dev.reelay.ledger.Progress;

/** How far a job is as a whole. */
enum JobState {
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
    static JobState of(Progress progress) {
        if (!progress.finished()) {
            return RUNNING;
        }
        return progress.tally().failed() == 0 ? COMPLETED : COMPLETED_WITH_FAILURES;
    }

    /** The name in REST. */
    String wireName() {
        return wireName;
    }
}
