package dev.reelay.ledger;

import dev.reelay.movie.JobId;
import dev.reelay.timeline.TimeWindow;
import java.util.Optional;

/** All jobs. */
public interface Jobs {

    /**
     * Enters a job and the first event of its timeline, both or neither, unless a job with its id is there already. The entry is
     * provisional: it vanishes by itself, when its messages are long gone, unless the job is accepted, so a submission that dies half-way
     * leaves nothing behind.
     */
    Opening open(Job job);

    /** Makes the entry permanent and lists it, under its owner too. Idempotent. False: the job is not (or no longer) there. */
    boolean accept(Job job);

    /** The job with this id, read with strong consistency, and whether it is accepted. */
    Optional<Found> find(JobId id);

    /** The job with this id and how far it is. */
    Optional<Progress> progress(JobId id);

    /**
     * Accepted jobs, newest first. A job appears here a moment after its acceptance, because the index behind it follows.
     *
     * @param filter which of them
     * @param limit the most jobs on the page, 1 to 1,000; a page holds at most 100
     * @param cursor the {@link Page#next} of the page before
     * @throws UnknownCursorException if the cursor is not one of ours
     */
    Page<Progress> newestFirst(Filter filter, int limit, Optional<String> cursor);

    /** The same jobs; each look at their progress, and each list, adds to {@code consumption} what it consumes. */
    Jobs metered(Consumption consumption);

    /**
     * Which jobs a list is of.
     *
     * @param owner only this one's, if given
     * @param startedWithin only those placed within it
     */
    record Filter(Optional<Owner> owner, TimeWindow startedWithin) {

        /** All of them. */
        public static final Filter NONE = new Filter(Optional.empty(), TimeWindow.ALWAYS);
    }

    /** A job in the ledger. */
    record Found(Job job, boolean accepted) {}

    /** What came of entering a job. */
    sealed interface Opening {

        /** It was entered. */
        record Opened() implements Opening {}

        /** One with the same id was there, entered by an earlier request or by an earlier attempt of this one. */
        record Existing(Found found) implements Opening {}
    }
}
