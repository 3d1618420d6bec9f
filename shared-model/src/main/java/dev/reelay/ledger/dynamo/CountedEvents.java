package dev.reelay.ledger.dynamo;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.dynamo.CountItem.Event;
import dev.reelay.movie.JobId;
import dev.reelay.timeline.JobEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The events that a job's counts tell. The shards are read one after another while movies move on, and yet what is told once is told
 * always, with the same instant: an event is told only when all that it speaks of has been counted, and then no shard's instant of it
 * changes any more. Two things may look otherwise a moment later, if they change during the very look: who was the first to be
 * confirmed, and whether failures were left at the end.
 */
record CountedEvents(Job job, List<Attributes> counts) {

    /** All that have happened. */
    List<JobEvent> all() {
        List<JobEvent> all = new ArrayList<>();
        JobId id = job.id();
        if (sum(Event.STORED) == job.count()) {
            CountStamp.STORED.latest(counts).ifPresent(on -> all.add(new JobEvent.GenerationDone(id, on)));
        }
        CountStamp.FIRST_CONFIRMED.earliest(counts).ifPresent(on -> all.add(new JobEvent.FirstConfirmed(id, on)));
        // The first end of a movie is final for the count: a failed one that recovers is counted among the recovered.
        if (sum(Event.CONFIRMED) + sum(Event.FAILED) == job.count()) {
            CountStamp.ENDED.latest(counts).ifPresent(on -> completions(on).forEach(all::add));
        }
        return all;
    }

    /** Once, without failures or with; and once more when the last of the failures is gone, if that was later. */
    private Stream<JobEvent> completions(Instant endedOn) {
        Optional<Instant> repairedOn =
                sum(Event.RECOVERED) == sum(Event.FAILED) ? CountStamp.RECOVERED.latest(counts) : Optional.empty();
        boolean failuresLeft = sum(Event.FAILED) > 0
                && repairedOn.filter(on -> !on.isAfter(endedOn)).isEmpty();
        Stream<JobEvent> first = Stream.of(new JobEvent.Completed(job.id(), endedOn, failuresLeft));
        return Stream.concat(
                first,
                repairedOn
                        .filter(on -> on.isAfter(endedOn))
                        .map(on -> new JobEvent.Completed(job.id(), on, false))
                        .stream());
    }

    private int sum(Event event) {
        return CountItem.sum(counts, event);
    }
}
