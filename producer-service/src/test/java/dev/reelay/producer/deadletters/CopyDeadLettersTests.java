package dev.reelay.producer.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.queues.Delivery;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CopyDeadLettersTests {

    private static final WorkQueue QUEUE = new WorkQueue("movie-load");

    private final MemoryDeadLetters deadLetters = new MemoryDeadLetters();
    private final List<Outgoing> sent = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();

    private boolean sends = true;
    private boolean parksAgain;

    private final CopyDeadLetters copies = new CopyDeadLetters(deadLetters, MemoryQueue::new, Runnable::run);

    @Test
    void start_whenThereAreDeadLetters_sendsEachAndThenDeletesIt() {
        deadLetters.waiting.addAll(
                IntStream.range(0, 25).mapToObj(this::aDeadLetter).toList());

        copies.start(QUEUE, 25);

        assertThat(sent).extracting(Outgoing::body).hasSize(25).contains("body 0", "body 24");
        assertThat(deleted).hasSize(25).contains("id 0", "id 24");
    }

    @Test
    void start_whenCopied_keepsGroupAndAttributesButNotTheReason() {
        deadLetters.waiting.add(aDeadLetter(1));

        copies.start(QUEUE, 1);

        assertThat(sent).containsExactly(new Outgoing("body 1", "group 1", "id 1", Map.of("traceparent", "00-1-2-01")));
    }

    @Test
    void start_whenSendingFails_deletesNothing() {
        deadLetters.waiting.add(aDeadLetter(1));
        sends = false;

        copies.start(QUEUE, 1);

        assertThat(deleted).isEmpty();
    }

    @Test
    void start_whenItFailedBefore_canBeRepeated() {
        deadLetters.waiting.add(aDeadLetter(1));
        sends = false;
        copies.start(QUEUE, 1);
        sends = true;
        deadLetters.waiting.add(aDeadLetter(1));

        copies.start(QUEUE, 1);

        assertThat(deleted).containsExactly("id 1");
    }

    @Test
    void start_whenEachIsParkedAgainAtOnce_ends() {
        deadLetters.waiting.add(aDeadLetter(1));
        parksAgain = true;

        copies.start(QUEUE, 3);

        assertThat(sent).hasSize(3);
    }

    @Test
    void start_whenAnAnswerIsEmptyAlthoughThereAreMore_goesOn() {
        deadLetters.emptyAnswers = 2;
        deadLetters.waiting.add(aDeadLetter(1));

        copies.start(QUEUE, 1);

        assertThat(deleted).containsExactly("id 1");
    }

    @Test
    void start_whenFewerThanExpected_endsWhenNothingComes() {
        copies.start(QUEUE, 10);

        assertThat(sent).isEmpty();
    }

    @Test
    void start_whenGoingOnForThisQueue_startsNoSecond() {
        List<Runnable> started = new ArrayList<>();
        CopyDeadLetters slow = new CopyDeadLetters(deadLetters, MemoryQueue::new, started::add);

        slow.start(QUEUE, 1);
        slow.start(QUEUE, 1);
        slow.start(new WorkQueue("movie-confirm"), 1);

        assertThat(started).hasSize(2);
        started.forEach(Runnable::run);
        slow.start(QUEUE, 1);
        assertThat(started).hasSize(3);
    }

    private Delivery aDeadLetter(int number) {
        return new Delivery(
                "id " + number,
                "receipt " + number,
                "body " + number,
                1,
                Instant.EPOCH,
                Optional.of("group " + number),
                Map.of("failureReason", "malformed", "failedStage", "load", "traceparent", "00-1-2-01"));
    }

    private static final class MemoryDeadLetters implements DeadLetters {

        private final Deque<Delivery> waiting = new ArrayDeque<>();
        private int emptyAnswers;

        @Override
        public List<Delivery> take(WorkQueue queue) {
            List<Delivery> taken = new ArrayList<>();
            if (emptyAnswers-- > 0) {
                return taken;
            }
            while (taken.size() < 10 && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
            return taken;
        }

        @Override
        public List<QueueDepth> depths(List<WorkQueue> queues) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<DeadLetter> peek(WorkQueue queue, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MoveStart startMove(WorkQueue queue) {
            throw new UnsupportedOperationException();
        }
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
            if (!sends) {
                return CompletableFuture.failedFuture(new IllegalStateException("no answer"));
            }
            assertThat(name).isEqualTo(QUEUE.name());
            sent.add(message);
            if (parksAgain) {
                deadLetters.waiting.add(aDeadLetter(1));
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> delete(Delivery delivery) {
            assertThat(name).isEqualTo(QUEUE.deadLetterQueue());
            assertThat(sent).extracting(Outgoing::body).contains(delivery.body());
            deleted.add(delivery.messageId());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> hide(Delivery delivery, Duration time) {
            throw new UnsupportedOperationException();
        }
    }
}
