package dev.reelay.producer.deadletters;

import dev.reelay.queues.Delivery;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import dev.reelay.queues.Queues;
import dev.reelay.stage.Stage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The redrive for backends without message move tasks: each dead letter is sent to its queue and deleted only when that has
 * succeeded, so that one that is copied and not deleted comes twice, which is harmless, and none is lost. One that cannot be moved
 * stops no other: it stays where it is, for the next redrive. Those that somebody else has received are waited for, because they will
 * show themselves. Ends when the dead-letter queue stays empty, or when as many are taken as there were at the last start: one that is
 * parked again at once must not go round for ever.
 */
public final class CopyDeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(CopyDeadLetters.class);

    /** A single empty answer says little: SQS asks only some of its machines, and others may be looking at a message. */
    private static final int EMPTY_ANSWERS_AT_END = 3;

    private final DeadLetters deadLetters;
    private final Queues queues;
    private final Executor threads;
    private final int patience;
    private final ConcurrentHashMap<WorkQueue, Copy> running = new ConcurrentHashMap<>();

    /**
     * Copies on {@code threads}, one batch of each queue at a time. Each batch is a task of its own: threads that take no more tasks
     * let a batch finish and begin no further. While somebody else holds dead letters, {@code patience} takes in a row may bring none.
     */
    public CopyDeadLetters(DeadLetters deadLetters, Queues queues, Executor threads, int patience) {
        this.deadLetters = deadLetters;
        this.queues = queues;
        this.threads = threads;
        this.patience = patience;
    }

    /**
     * Starts to copy {@code most} dead letters, or has the copy that goes on for this queue already take as many from now on.
     *
     * @throws RejectedExecutionException if no more tasks are taken: nothing is started
     */
    public void start(WorkQueue queue, int most) {
        if (most == 0) {
            return;
        }
        Copy fresh = new Copy(queue);
        if (running.compute(queue, (same, copy) -> (copy == null ? fresh : copy).reaching(most)) == fresh) {
            try {
                threads.execute(fresh);
            } catch (RejectedExecutionException stopping) {
                running.remove(queue, fresh);
                throw stopping;
            }
        }
    }

    private static Outgoing copyOf(Delivery delivery) {
        Map<String, String> attributes = new HashMap<>(delivery.attributes());
        // The stage stays: by it the message is known as one that comes back.
        attributes.remove(Stage.FAILURE_REASON);
        String group = delivery.group().orElse(delivery.messageId());
        return new Outgoing(delivery.body(), group, delivery.messageId(), attributes);
    }

    /** One copy from its start to its end, batch by batch. */
    private final class Copy implements Runnable {

        private final WorkQueue queue;

        // Changed only inside running.compute: so a start is seen by this copy, or finds it gone and begins another.
        private int rest;
        private int emptyAnswers;
        private int emptyAnswersWhileNoneAreHeld;

        private int moved;
        /** By their messages' ids. */
        private final Map<String, Delivery> stayed = new HashMap<>();

        private String lastFailure = "";

        Copy(WorkQueue queue) {
            this.queue = queue;
        }

        Copy reaching(int most) {
            rest = Math.max(rest, most);
            emptyAnswers = 0;
            emptyAnswersWhileNoneAreHeld = 0;
            return this;
        }

        @Override
        public void run() {
            try {
                List<Delivery> taken = deadLetters.take(queue);
                // What could not be moved comes again when the time of its taking is over: it was counted then.
                int fresh = (int) taken.stream()
                        .filter(delivery -> !stayed.containsKey(delivery.messageId()))
                        .count();
                boolean held = fresh == 0 && isHeldByOthers();
                // Before they are moved: a start counts these too, as long as they are not deleted.
                boolean goesOn = running.computeIfPresent(queue, (same, copy) -> copy.after(fresh, held)) != null;
                moveAll(taken);
                if (goesOn) {
                    threads.execute(this);
                } else {
                    report();
                }
            } catch (RuntimeException | Error ended) {
                // Whatever it was: a copy that is over and still known would swallow each later start.
                running.remove(queue, this);
                LOG.warn(
                        "redrive of {} ended early: {} dead letters moved, about {} still in {}, repeat the redrive: {}",
                        queue.name(),
                        moved,
                        stayed.size() + rest,
                        queue.deadLetterQueue(),
                        ended.toString());
            }
        }

        private @Nullable Copy after(int fresh, boolean held) {
            rest -= fresh;
            emptyAnswers = fresh > 0 ? 0 : emptyAnswers + 1;
            emptyAnswersWhileNoneAreHeld = fresh > 0 || held ? 0 : emptyAnswersWhileNoneAreHeld + 1;
            return rest > 0 && emptyAnswers < patience && emptyAnswersWhileNoneAreHeld < EMPTY_ANSWERS_AT_END
                    ? this
                    : null;
        }

        private boolean isHeldByOthers() {
            try {
                return deadLetters.depths(List.of(queue)).getLast().inFlight() > stayed.size();
            } catch (RuntimeException unanswered) {
                // No reason to give up, and the next look may tell.
                return true;
            }
        }

        private void moveAll(List<Delivery> taken) {
            List<CompletableFuture<Void>> moves = taken.stream().map(this::move).toList();
            for (int i = 0; i < taken.size(); i++) {
                Delivery delivery = taken.get(i);
                moves.get(i)
                        .handle((done, failure) -> Optional.ofNullable(failure))
                        .join()
                        .ifPresentOrElse(why -> stayed(delivery, why), () -> moved(delivery));
            }
        }

        private CompletableFuture<Void> move(Delivery delivery) {
            Queue source = queues.named(queue.deadLetterQueue());
            return queues.named(queue.name())
                    .send(copyOf(delivery))
                    // Never before the copy is durable.
                    .thenCompose(sent -> source.delete(delivery));
        }

        private void moved(Delivery delivery) {
            moved++;
            stayed.remove(delivery.messageId());
        }

        private void stayed(Delivery delivery, Throwable why) {
            stayed.put(delivery.messageId(), delivery.withoutContent());
            lastFailure = why.toString();
        }

        private void report() {
            show();
            if (stayed.isEmpty() && rest <= 0) {
                LOG.info("redrive of {}: {} dead letters moved", queue.name(), moved);
            } else if (stayed.isEmpty()) {
                LOG.warn(
                        "redrive of {}: {} dead letters moved, about {} not met: hidden perhaps, repeat the redrive later",
                        queue.name(),
                        moved,
                        rest);
            } else {
                LOG.warn(
                        "redrive of {}: {} dead letters moved, {} still in {}, repeat the redrive: {}",
                        queue.name(),
                        moved,
                        stayed.size(),
                        queue.deadLetterQueue(),
                        lastFailure);
            }
        }

        /** Only now: shown earlier, they would be taken again and again in place of the others. */
        private void show() {
            Queue source = queues.named(queue.deadLetterQueue());
            CompletableFuture.allOf(stayed.values().stream()
                            .map(delivery -> source.hide(delivery, Duration.ZERO))
                            .toArray(CompletableFuture<?>[]::new))
                    // Not worth more: it shows itself when the time of its taking is over.
                    .exceptionally(failure -> null)
                    .join();
        }
    }
}
