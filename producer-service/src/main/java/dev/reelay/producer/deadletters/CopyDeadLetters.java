package dev.reelay.producer.deadletters;

import dev.reelay.queues.Delivery;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import dev.reelay.queues.Queues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The redrive for backends without message move tasks: each dead letter is sent to its queue and deleted only when that has
 * succeeded, so that one that is copied and not deleted comes twice, which is harmless, and none is lost. Ends when the
 * dead-letter queue stays empty, or when as many are moved as there were at the beginning: one that is parked again at once must
 * not go round for ever.
 */
public final class CopyDeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(CopyDeadLetters.class);

    /** A single empty answer says little: SQS asks only some of its machines, and others may be looking at a message. */
    private static final int EMPTY_ANSWERS_AT_END = 3;

    private final DeadLetters deadLetters;
    private final Queues queues;
    private final Executor threads;
    private final Set<WorkQueue> running = ConcurrentHashMap.newKeySet();

    /** Copies on {@code threads}, one for each queue at a time. */
    public CopyDeadLetters(DeadLetters deadLetters, Queues queues, Executor threads) {
        this.deadLetters = deadLetters;
        this.queues = queues;
        this.threads = threads;
    }

    /**
     * Starts to copy at most {@code most} dead letters, unless that is going on for this queue already. A failure ends it; what was
     * not moved stays where it is, for the next redrive.
     */
    public void start(WorkQueue queue, int most) {
        if (running.add(queue)) {
            threads.execute(() -> {
                try {
                    LOG.info("redrive of {}: {} dead letters copied", queue.name(), copy(queue, most));
                } catch (RuntimeException failure) {
                    LOG.warn("redrive of {} ended early, repeat it: {}", queue.name(), failure.toString());
                } finally {
                    running.remove(queue);
                }
            });
        }
    }

    private int copy(WorkQueue queue, int most) {
        int copied = 0;
        for (int empty = 0; copied < most && empty < EMPTY_ANSWERS_AT_END; ) {
            List<Delivery> taken = deadLetters.take(queue);
            empty = taken.isEmpty() ? empty + 1 : 0;
            copied += taken.size();
            CompletableFuture.allOf(taken.stream()
                            .map(delivery -> move(queue, delivery))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
        return copied;
    }

    private CompletableFuture<Void> move(WorkQueue queue, Delivery delivery) {
        Queue source = queues.named(queue.deadLetterQueue());
        return queues.named(queue.name())
                .send(copyOf(delivery))
                // Never before the copy is durable.
                .thenCompose(sent -> source.delete(delivery));
    }

    private static Outgoing copyOf(Delivery delivery) {
        Map<String, String> attributes = new HashMap<>(delivery.attributes());
        attributes.remove(DeadLetter.FAILURE_REASON);
        attributes.remove(DeadLetter.FAILED_STAGE);
        String group = delivery.group().orElse(delivery.messageId());
        return new Outgoing(delivery.body(), group, delivery.messageId(), attributes);
    }
}
