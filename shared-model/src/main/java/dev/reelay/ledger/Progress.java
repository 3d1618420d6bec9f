package dev.reelay.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * A job and how far it is.
 *
 * @param job the job
 * @param tally its movies by state
 * @param settledOn when a movie was last confirmed or failed, if any was
 */
public record Progress(Job job, Tally tally, Optional<Instant> settledOn) {

    /** Movies that have no item yet. */
    public int pending() {
        return job.count() - tally.recorded();
    }

    /** Whether every movie is confirmed or failed. A failed one may still be repaired and confirmed. */
    public boolean finished() {
        return tally.confirmed() + tally.failed() == job.count();
    }

    /** When the last movie was confirmed or failed, once all are. */
    public Optional<Instant> finishedOn() {
        return finished() ? settledOn : Optional.empty();
    }
}
