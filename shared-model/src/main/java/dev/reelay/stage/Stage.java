package dev.reelay.stage;

import dev.reelay.movie.Decoded;
import dev.reelay.queues.Delivery;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import dev.reelay.timeline.JobPart;
import dev.reelay.traces.Traces;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Carries one delivery to its end: decode, handle, and then delete, hide or park the message. A message is deleted only after
 * its effect is durable: when it was handled, or when its copy is in the dead-letter queue.
 *
 * @param <T> what the messages say
 */
public final class Stage<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

    /** The attribute of a parked message that says why no retry can help. */
    public static final String FAILURE_REASON = "failureReason";

    /** The attribute of a parked message that names the stage that parked it, which a redrive leaves to it. */
    public static final String FAILED_STAGE = "failedStage";

    private static final Set<String> OURS = Set.of(FAILURE_REASON, FAILED_STAGE);
    private static final int MOST_ATTRIBUTES = 10;

    private final Work<T> work;
    private final Queue queue;
    private final Queue deadLetters;
    private final FailurePolicy policy;
    private final Heartbeat heartbeat;
    private final StageMetrics metrics;
    private final Traces traces;
    private final MessageEvents events;

    Stage(
            Work<T> work,
            Queue queue,
            Queue deadLetters,
            FailurePolicy policy,
            Heartbeat heartbeat,
            StageMetrics metrics,
            Traces traces,
            MessageEvents events) {
        this.work = work;
        this.queue = queue;
        this.deadLetters = deadLetters;
        this.policy = policy;
        this.heartbeat = heartbeat;
        this.metrics = metrics;
        this.traces = traces;
        this.events = events;
    }

    /**
     * Does everything that is to be done about a delivery, and returns when it is done. Never throws: what cannot even be hidden
     * or parked is left alone, and SQS delivers it again when its visibility timeout has passed.
     */
    public void work(Delivery delivery) {
        Map<String, String> ids =
                new HashMap<>(Map.of("stage", work.stage().wireName(), "messageId", delivery.messageId()));
        heartbeat.keepHidden(queue, delivery);
        try {
            metrics.received(work.stage(), delivery.sentOn());
            Decoded<T> decoded = work.decode(delivery.body());
            Verdict verdict = verdict(decoded, delivery, ids);
            traces.tag(ids);
            traces.tag(Map.of("verdict", verdict.label()));
            settle(delivery, verdict, part(decoded));
        } catch (RuntimeException failure) {
            LOG.warn("left to be delivered again after the visibility timeout: {}", reason(failure));
            traces.failed(failure);
        } finally {
            heartbeat.release(delivery);
            ids.keySet().forEach(MDC::remove);
        }
    }

    private Optional<JobPart> part(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Value<T>(T value) -> work.part(value);
            case Decoded.Malformed<T> malformed -> Optional.empty();
        };
    }

    private Verdict verdict(Decoded<T> decoded, Delivery delivery, Map<String, String> ids) {
        switch (decoded) {
            case Decoded.Malformed<T>(String problem) -> {
                ids.forEach(MDC::put);
                return new Verdict.Park(ParkReason.MALFORMED, problem);
            }
            case Decoded.Value<T>(T value) -> {
                ids.putAll(work.ids(value));
                ids.forEach(MDC::put);
                return handle(value, delivery);
            }
        }
    }

    private Verdict handle(T value, Delivery delivery) {
        try {
            // While it is worked on; and the message is not deleted before it is told.
            CompletableFuture<Void> told = tellOfRedrive(value, delivery);
            Verdict verdict = work.handle(value);
            told.join();
            return verdict;
        } catch (RuntimeException failure) {
            Verdict.Retry retry = policy.afterFailure(delivery.receiveCount());
            LOG.warn(
                    "delivery {} failed, next in {} s: {}",
                    delivery.receiveCount(),
                    retry.after().toSeconds(),
                    reason(failure));
            traces.failed(failure);
            return retry;
        }
    }

    private CompletableFuture<Void> tellOfRedrive(T value, Delivery delivery) {
        // Parked messages alone have it, and a redrive leaves it to them.
        if (!delivery.attributes().containsKey(FAILED_STAGE)) {
            return CompletableFuture.completedFuture(null);
        }
        if (delivery.receiveCount() == 1) {
            metrics.redriven(work.stage());
        }
        return events.redriven(work.stage(), work.part(value), delivery);
    }

    private void settle(Delivery delivery, Verdict verdict, Optional<JobPart> part) {
        switch (verdict) {
            case Verdict.Done done -> queue.delete(delivery).join();
            case Verdict.DoneThen(Runnable afterwards) -> {
                queue.delete(delivery).join();
                afterwards.run();
            }
            case Verdict.Retry(var after) -> {
                metrics.retried(work.stage());
                heartbeat.release(delivery);
                queue.hide(delivery, after).join();
            }
            case Verdict.Park park -> {
                deadLetters.send(parked(delivery, park)).join();
                // Only now that it is true; if it cannot be told the message comes back, and is parked once more.
                events.parked(work.stage(), part, delivery, park).join();
                queue.delete(delivery).join();
                metrics.parked(work.stage(), park.reason());
                LOG.warn("parked in {}: {}", deadLetters.name(), park.text());
            }
        }
    }

    private Outgoing parked(Delivery delivery, Verdict.Park park) {
        TreeMap<String, String> attributes = new TreeMap<>(delivery.attributes());
        attributes.keySet().removeAll(OURS);
        // A stranger's message may have as many as SQS takes: without room for ours it could never be parked.
        while (attributes.size() > MOST_ATTRIBUTES - OURS.size()) {
            attributes.remove(attributes.lastKey());
        }
        attributes.put(FAILURE_REASON, park.text());
        attributes.put(FAILED_STAGE, work.stage().wireName());
        String group = delivery.group().orElse(delivery.messageId());
        // A message parked again after a redrive is a new one and must not be dropped as a duplicate: it was sent
        // later.
        return new Outgoing(delivery.body(), group, delivery.incarnation(), attributes);
    }

    private static String reason(RuntimeException failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
