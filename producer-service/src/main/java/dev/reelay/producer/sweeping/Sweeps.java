package dev.reelay.producer.sweeping;

import dev.reelay.ledger.Page;
import java.util.List;
import java.util.Optional;

/** All sweeps and audits. */
public interface Sweeps {

    /** Enters one, of which nothing is gone through. The entry vanishes by itself a day later unless it is accepted. */
    void open(Sweep sweep);

    /** Makes the entry permanent; so does the record of its first page. Idempotent. Answers false where it is not there any more. */
    boolean accept(SweepId id);

    /** The one with this id and how far it is, read with strong consistency. */
    Optional<SweepProgress> find(SweepId id);

    /**
     * Records a page: the range, the ranges made by it and the mismatches found in it, all or nothing, and only if the range is
     * where it was before this page.
     *
     * @return false: it is not, because somebody else was faster
     */
    boolean record(SweepId id, Taken page);

    /**
     * What an audit has found so far, range by range and in each in order of the keys.
     *
     * @param limit the most on the page, 1 to 1,000
     * @param cursor the {@link Page#next} of the page before
     * @throws dev.reelay.ledger.UnknownCursorException if the cursor is not one of ours
     */
    Page<Mismatch> mismatches(SweepId id, int limit, Optional<String> cursor);

    /**
     * A page that was gone through.
     *
     * @param range as it is after it
     * @param made the ranges that were made of the rest, if this was the first page of all
     * @param mismatches found in it, at most 80, because a transaction takes 100 actions
     */
    record Taken(SweepRange range, List<SweepRange> made, List<Mismatch> mismatches) {}
}
