package dev.reelay.producer.sweeping;

import dev.reelay.sweep.KeyRange;
import java.time.Instant;
import java.util.Optional;

/**
 * A range of a bucket's keys and how far it was gone through. The first range is the whole bucket; where others were made, it has ended
 * with its first page, and they have the rest.
 *
 * @param number 0 is the first
 * @param step how many pages were gone through
 * @param rest what is still to be gone through; none: it has ended
 * @param counts of what was gone through
 * @param steppedOn when the last page was recorded, or the range was made
 */
public record SweepRange(int number, int step, Optional<KeyRange> rest, Counts counts, Instant steppedOn) {

    /** The highest number: the first page and, for each hex digit, a range. */
    public static final int LAST = 16;

    /** The first range of a sweep, all that it is about, of which nothing was gone through. */
    public static SweepRange first(Sweep sweep) {
        return begun(0, KeyRange.all(sweep.prefix()), sweep.startedOn());
    }

    /** A range of which nothing was gone through. */
    public static SweepRange begun(int number, KeyRange keys, Instant now) {
        return new SweepRange(number, 0, Optional.of(keys), Counts.NONE, now);
    }

    /** The same after one more page. */
    public SweepRange after(Counts page, Optional<KeyRange> stillThere, Instant now) {
        return new SweepRange(number, step + 1, stillThere, counts.plus(page), now);
    }

    /** Whether it is to be cut, if its keys allow it: when the first page of all was gone through. */
    boolean mayBeCut() {
        return number == 0 && step == 0;
    }
}
