package dev.reelay.stage;

import dev.reelay.queues.Delivery;
import dev.reelay.timeline.JobEvent;
import dev.reelay.timeline.JobPart;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Tells timelines what becomes of messages: that one was parked, and that it came back. Each is told once in the life of a message,
 * however often it is delivered. A message that leads to no job is in nobody's timeline; nor is one that SQS itself gave up,
 * because nobody of ours sees it go.
 */
public final class MessageEvents {

    private final Function<JobEvent.Noted, CompletableFuture<Void>> append;
    private final Clock clock;

    /** Tells by {@code append}, whose futures end when the event is written down. */
    public MessageEvents(Function<JobEvent.Noted, CompletableFuture<Void>> append, Clock clock) {
        this.append = append;
        this.clock = clock;
    }

    /** The message of a delivery is in the dead-letter queue. */
    CompletableFuture<Void> parked(StageName stage, Optional<JobPart> part, Delivery delivery, Verdict.Park park) {
        return tell(part.map(
                of -> new JobEvent.Parked(of, clock.instant(), stage.wireName(), delivery.incarnation(), park.text())));
    }

    /** The message of a delivery had been parked before. */
    CompletableFuture<Void> redriven(StageName stage, Optional<JobPart> part, Delivery delivery) {
        return tell(
                part.map(of -> new JobEvent.Redriven(of, clock.instant(), stage.wireName(), delivery.incarnation())));
    }

    private CompletableFuture<Void> tell(Optional<? extends JobEvent.Noted> event) {
        return event.isPresent() ? append.apply(event.get()) : CompletableFuture.completedFuture(null);
    }
}
