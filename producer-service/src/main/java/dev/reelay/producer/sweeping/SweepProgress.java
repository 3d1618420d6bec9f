package dev.reelay.producer.sweeping;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A sweep or an audit and how far it is.
 *
 * @param sweep as it was ordered
 * @param ranges at least the first
 */
public record SweepProgress(Sweep sweep, List<SweepRange> ranges) {

    /** Everything together. */
    public Counts counts() {
        return ranges.stream().map(SweepRange::counts).reduce(Counts.NONE, Counts::plus);
    }

    /** Whether all is gone through. */
    public boolean finished() {
        return ranges.stream().allMatch(range -> range.rest().isEmpty());
    }

    /** When the last page was recorded, once all are. */
    public Optional<Instant> finishedOn() {
        return finished() ? ranges.stream().map(SweepRange::steppedOn).max(Instant::compareTo) : Optional.empty();
    }

    Optional<SweepRange> range(int number) {
        return ranges.stream().filter(range -> range.number() == number).findFirst();
    }

    /** The steps that follow the last one of a range: its next page, or the first pages of the ranges that were made then. */
    List<SweepStep> following(SweepRange range) {
        if (range.rest().isPresent()) {
            return List.of(new SweepStep(sweep.id(), range.number(), range.step()));
        }
        return range.number() > 0 || range.step() > 1
                ? List.of()
                : ranges.stream()
                        .filter(made -> made.number() > 0 && made.step() == 0)
                        .map(made -> new SweepStep(sweep.id(), made.number(), 0))
                        .toList();
    }
}
