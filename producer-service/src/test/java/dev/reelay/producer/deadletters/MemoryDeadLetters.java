package dev.reelay.producer.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.queues.Delivery;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import dev.reelay.queues.Queues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A queue and its dead letters in memory, to be broken at will. What was taken and not deleted comes back when it is shown. */
public final class MemoryDeadLetters implements DeadLetters, Queues {

    /** The queue. */
    public static final WorkQueue QUEUE = new WorkQueue("movie-load");

    final Deque<Delivery> waiting = new ArrayDeque<>();
    final List<Outgoing> sent = new ArrayList<>();
    final List<String> deleted = new ArrayList<>();
    final List<Delivery> shown = new ArrayList<>();
    final Set<String> unsendable = new HashSet<>();
    final Set<String> undeletable = new HashSet<>();

    /** How many somebody else has received. */
    int held;

    private final Map<String, Delivery> taken = new LinkedHashMap<>();

    private Runnable beforeTaking = () -> {};
    private Consumer<Outgoing> whenSent = message -> {};

    /** A dead letter of this number. */
    static Delivery aDeadLetter(int number) {
        return new Delivery(
                "id " + number,
                "receipt " + number,
                "body " + number,
                1,
                Instant.EPOCH,
                Optional.of("group " + number),
                Map.of("failureReason", "malformed", "failedStage", "load", "traceparent", "00-1-2-01"));
    }

    /** Parks dead letters of the numbers from 0. */
    public void park(int count) {
        park(0, count);
    }

    /** Parks dead letters of the numbers {@code from} to, and not with, {@code to}. */
    void park(int from, int to) {
        IntStream.range(from, to).mapToObj(MemoryDeadLetters::aDeadLetter).forEach(waiting::add);
    }

    /** The ids of the dead letters that were deleted so far. */
    public List<String> deleted() {
        return List.copyOf(deleted);
    }

    /** The time is over for which what was taken is hidden. */
    void comeBack() {
        waiting.addAll(taken.values());
        taken.clear();
    }

    /** Has this done before each answer to {@link #take}. */
    void beforeTaking(Runnable action) {
        beforeTaking = action;
    }

    /** Has this done with each message that was sent. */
    public void whenSent(Consumer<Outgoing> action) {
        whenSent = action;
    }

    @Override
    public List<Delivery> take(WorkQueue queue) {
        assertThat(queue).isEqualTo(QUEUE);
        List<Delivery> some = new ArrayList<>();
        while (some.size() < 10 && !waiting.isEmpty()) {
            some.add(waiting.remove());
        }
        some.forEach(delivery -> taken.put(delivery.messageId(), delivery));
        beforeTaking.run();
        return some;
    }

    @Override
    public List<QueueDepth> depths(List<WorkQueue> queues) {
        return queues.stream()
                .flatMap(queue -> Stream.of(
                        new QueueDepth(queue.name(), sent.size(), 0, 0, Optional.of(queue.deadLetterQueue())),
                        new QueueDepth(
                                queue.deadLetterQueue(), waiting.size(), taken.size() + held, 0, Optional.empty())))
                .toList();
    }

    @Override
    public List<DeadLetter> peek(WorkQueue queue, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MoveStart startMove(WorkQueue queue) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Queue named(String name) {
        return new MemoryQueue(name);
    }

    private final class MemoryQueue implements Queue {

        private final String name;

        MemoryQueue(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public CompletableFuture<Void> send(Outgoing message) {
            assertThat(name).isEqualTo(QUEUE.name());
            if (unsendable.contains(message.body())) {
                return CompletableFuture.failedFuture(new IllegalStateException("no answer to send"));
            }
            sent.add(message);
            whenSent.accept(message);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> delete(Delivery delivery) {
            assertThat(name).isEqualTo(QUEUE.deadLetterQueue());
            assertThat(sent).extracting(Outgoing::body).contains(delivery.body());
            if (undeletable.contains(delivery.body())) {
                return CompletableFuture.failedFuture(new IllegalStateException("no answer to delete"));
            }
            deleted.add(delivery.messageId());
            taken.remove(delivery.messageId());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> hide(Delivery delivery, Duration time) {
            assertThat(name).isEqualTo(QUEUE.deadLetterQueue());
            assertThat(time).isZero();
            shown.add(delivery);
            waiting.add(Objects.requireNonNull(taken.remove(delivery.messageId())));
            return CompletableFuture.completedFuture(null);
        }
    }
}
