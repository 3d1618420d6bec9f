package dev.reelay.ledger;

import dev.reelay.movie.JobId;
import dev.reelay.timeline.JobEvent;
import dev.reelay.timeline.TimeWindow;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** All timelines of jobs. */
public interface Timelines {

    /**
     * Writes an event down, unless it is there already, by its name and {@link JobEvent.Noted#once}: the first one stands, with its
     * instant. Of a job that is not there nothing is written. Concurrent calls share AWS calls by group commit. The future fails only
     * where AWS does: then the event may or may not be there, and doing it again is right.
     */
    CompletableFuture<Void> append(JobEvent.Noted event);

    /**
     * What happened to a job, newest first, read with strong consistency; nothing if there is no such job.
     *
     * @param window only what happened within it
     * @param limit the most events on the page, 1 to 1,000
     * @param cursor the {@link Page#next} of the page before
     * @throws UnknownCursorException if the cursor is not one of ours
     */
    Optional<Page<JobEvent>> newestFirst(JobId jobId, TimeWindow window, int limit, Optional<String> cursor);

    /** The same timelines; each read adds to {@code consumption} what it consumes. */
    Timelines metered(Consumption consumption);
}
