package dev.reelay.producer.deadletters;

import static dev.reelay.producer.deadletters.MemoryDeadLetters.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.reelay.LogLines;
import dev.reelay.queues.Delivery;
import dev.reelay.queues.Outgoing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CopyDeadLettersTests {

    private static final int PATIENCE = 90;

    private final MemoryDeadLetters deadLetters = new MemoryDeadLetters();
    private final CopyDeadLetters copies = new CopyDeadLetters(deadLetters, deadLetters, Runnable::run, PATIENCE);

    /** What was handed over and has not run yet. */
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    private final CopyDeadLetters slow = new CopyDeadLetters(deadLetters, deadLetters, tasks::add, PATIENCE);

    private final LogLines log = new LogLines(CopyDeadLetters.class);

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void start_whenThereAreDeadLetters_sendsEachAndThenDeletesIt() {
        deadLetters.park(25);

        copies.start(QUEUE, 25);

        assertThat(deadLetters.sent).extracting(Outgoing::body).hasSize(25).contains("body 0", "body 24");
        assertThat(deadLetters.deleted).hasSize(25).contains("id 0", "id 24");
        assertThat(log.all()).containsExactly("INFO redrive of movie-load: 25 dead letters moved");
    }

    @Test
    void start_whenCopied_keepsGroupAndAttributesButNotTheReason() {
        deadLetters.park(1, 2);

        copies.start(QUEUE, 1);

        Map<String, String> kept = Map.of("failedStage", "load", "traceparent", "00-1-2-01");
        assertThat(deadLetters.sent).containsExactly(new Outgoing("body 1", "group 1", "id 1", kept));
    }

    @Test
    void start_whenSendingFails_deletesNothing() {
        deadLetters.park(1);
        deadLetters.unsendable.add("body 0");

        copies.start(QUEUE, 1);

        assertThat(deadLetters.deleted).isEmpty();
    }

    @Test
    void start_whenOneCannotBeSent_movesTheOthersAndSaysSo() {
        deadLetters.park(25);
        deadLetters.unsendable.add("body 3");

        copies.start(QUEUE, 25);

        assertThat(deadLetters.deleted).hasSize(24).doesNotContain("id 3");
        assertThat(log.all())
                .singleElement(STRING)
                .startsWith(
                        "WARN redrive of movie-load: 24 dead letters moved, 1 still in movie-load-dlq, repeat the redrive")
                .endsWith("no answer to send");
    }

    @Test
    void start_afterOneThatCouldNotBeSent_movesItAtOnce() {
        deadLetters.park(25);
        deadLetters.unsendable.add("body 3");
        copies.start(QUEUE, 25);
        deadLetters.unsendable.clear();

        copies.start(QUEUE, 1);

        assertThat(deadLetters.deleted).hasSize(25).contains("id 3");
        assertThat(deadLetters.sent).extracting(Outgoing::body).hasSize(25).contains("body 3");
    }

    /** There may be as many as dead letters, of 1 MiB each. */
    @Test
    void start_whenManyCannotBeSent_keepsNothingOfWhatTheySay() {
        deadLetters.park(25);
        IntStream.range(0, 25).mapToObj(number -> "body " + number).forEach(deadLetters.unsendable::add);

        copies.start(QUEUE, 25);

        assertThat(deadLetters.shown)
                .hasSize(25)
                .allSatisfy(stayed -> assertThat(stayed.body()).isEmpty())
                .allSatisfy(stayed -> assertThat(stayed.attributes()).isEmpty())
                .extracting(Delivery::receipt)
                .contains("receipt 0", "receipt 24");
    }

    @Test
    void start_whenSomebodyElseHoldsSome_waitsUntilTheyShowThemselves() {
        deadLetters.park(1);
        deadLetters.held = 1;
        AtomicInteger answers = new AtomicInteger();
        deadLetters.beforeTaking(() -> {
            if (answers.incrementAndGet() == 60) {
                deadLetters.held = 0;
                deadLetters.park(1, 2);
            }
        });

        copies.start(QUEUE, 2);

        assertThat(deadLetters.deleted).containsExactly("id 0", "id 1");
    }

    @Test
    void start_whenSomebodyElseHoldsSomeForLong_saysThatTheyWereNotMet() {
        deadLetters.park(25);
        deadLetters.held = 2;

        copies.start(QUEUE, 27);

        assertThat(log.all())
                .containsExactly("WARN redrive of movie-load: 25 dead letters moved, about 2 not met: hidden perhaps,"
                        + " repeat the redrive later");
    }

    /** It comes again meanwhile, and is none of those that are waited for. */
    @Test
    void start_whenSomebodyElseHoldsSomeAndOneCannotBeSent_endsAndSaysSo() {
        deadLetters.park(2);
        deadLetters.unsendable.add("body 1");
        deadLetters.held = 1;
        AtomicInteger answers = new AtomicInteger();
        deadLetters.beforeTaking(() -> {
            if (answers.incrementAndGet() % 20 == 0) {
                deadLetters.comeBack();
            }
        });

        copies.start(QUEUE, 3);

        assertThat(answers).hasValue(1 + PATIENCE);
        assertThat(deadLetters.deleted).containsExactly("id 0");
        assertThat(log.all()).singleElement(STRING).contains("1 dead letters moved, 1 still in movie-load-dlq");
    }

    /** What it has taken and cannot move is nothing to wait for. */
    @Test
    void start_whenOnlyWhatCannotBeSentIsLeft_endsSoon() {
        deadLetters.park(2);
        deadLetters.unsendable.add("body 1");
        AtomicInteger answers = new AtomicInteger();
        deadLetters.beforeTaking(answers::incrementAndGet);

        copies.start(QUEUE, 3);

        assertThat(answers).hasValue(4);
    }

    @Test
    void start_whenOneCannotBeDeleted_movesTheOthersAndSaysSo() {
        deadLetters.park(25);
        deadLetters.undeletable.add("body 3");

        copies.start(QUEUE, 25);

        assertThat(deadLetters.sent).hasSize(25);
        assertThat(deadLetters.deleted).hasSize(24).doesNotContain("id 3");
        assertThat(log.all())
                .singleElement(STRING)
                .startsWith(
                        "WARN redrive of movie-load: 24 dead letters moved, 1 still in movie-load-dlq, repeat the redrive")
                .endsWith("no answer to delete");
    }

    @Test
    void start_whenNoneCanBeTaken_endsAndSaysWhatIsMovedAndCanBeRepeated() {
        deadLetters.park(25);
        deadLetters.beforeTaking(() -> {
            if (deadLetters.deleted.size() == 20) {
                deadLetters.park(20, 25);
                throw new IllegalStateException("no answer to take");
            }
        });

        copies.start(QUEUE, 25);

        assertThat(deadLetters.deleted).hasSize(20);
        assertThat(log.all())
                .singleElement(STRING)
                .startsWith(
                        "WARN redrive of movie-load ended early: 20 dead letters moved, about 5 still in movie-load-dlq")
                .contains("repeat the redrive")
                .endsWith("no answer to take");

        deadLetters.beforeTaking(() -> {});
        copies.start(QUEUE, 5);

        assertThat(deadLetters.deleted).hasSize(25);
    }

    @Test
    void start_whenEachIsParkedAgainAtOnce_ends() {
        deadLetters.park(1);
        deadLetters.whenSent(message -> deadLetters.park(1));

        copies.start(QUEUE, 3);

        assertThat(deadLetters.sent).hasSize(3);
    }

    @Test
    void start_whenAnAnswerIsEmptyAlthoughThereAreMore_goesOn() {
        AtomicInteger answers = new AtomicInteger();
        deadLetters.beforeTaking(() -> {
            if (answers.incrementAndGet() == 2) {
                deadLetters.park(1);
            }
        });

        copies.start(QUEUE, 1);

        assertThat(deadLetters.deleted).containsExactly("id 0");
    }

    @Test
    void start_whenFewerThanExpected_endsWhenNothingComes() {
        AtomicInteger answers = new AtomicInteger();
        deadLetters.beforeTaking(answers::incrementAndGet);

        copies.start(QUEUE, 10);

        assertThat(deadLetters.sent).isEmpty();
        assertThat(answers).hasValue(3);
    }

    @Test
    void start_whenThereIsNothing_doesNothing() {
        slow.start(QUEUE, 0);
        runAll();
        deadLetters.park(1);
        slow.start(QUEUE, 1);
        runAll();

        assertThat(deadLetters.deleted).containsExactly("id 0");
    }

    @Test
    void start_whenGoingOnForThisQueue_startsNoSecond() {
        slow.start(QUEUE, 1);
        slow.start(QUEUE, 1);
        assertThat(tasks).hasSize(1);

        runAll();
        slow.start(QUEUE, 1);
        assertThat(tasks).hasSize(1);
    }

    @Test
    void start_whenGoingOnForAnotherQueue_startsOneMore() {
        slow.start(QUEUE, 1);
        slow.start(new WorkQueue("movie-confirm"), 1);

        assertThat(tasks).hasSize(2);
    }

    @Test
    void start_whenGoingOn_movesWhatWasParkedMeanwhileToo() {
        deadLetters.park(1);
        slow.start(QUEUE, 1);
        deadLetters.park(1, 35);

        slow.start(QUEUE, 35);
        runAll();

        assertThat(deadLetters.deleted).hasSize(35);
    }

    @Test
    void start_whenGoingOnAndEachIsParkedAgainAtOnce_endsAllTheSame() {
        deadLetters.park(1);
        deadLetters.whenSent(message -> deadLetters.park(1));
        slow.start(QUEUE, 3);
        slow.start(QUEUE, 5);
        slow.start(QUEUE, 1);

        runAll();

        assertThat(deadLetters.sent).hasSize(5);
    }

    @Test
    void start_whileTheLastAreMoved_movesWhatCameAfterThem() {
        deadLetters.park(1);
        deadLetters.whenSent(message -> {
            if (message.body().equals("body 0")) {
                deadLetters.park(1, 2);
                slow.start(QUEUE, 1);
            }
        });

        slow.start(QUEUE, 1);
        runAll();

        assertThat(deadLetters.deleted).containsExactly("id 0", "id 1");
    }

    @Test
    void start_whileTheLastAnswerIsFoundEmpty_movesWhatCameAfterIt() {
        AtomicInteger answers = new AtomicInteger();
        deadLetters.beforeTaking(() -> {
            if (answers.incrementAndGet() == 3) {
                deadLetters.park(1);
                slow.start(QUEUE, 1);
            }
        });

        slow.start(QUEUE, 1);
        runAll();

        assertThat(deadLetters.deleted).containsExactly("id 0");
    }

    @Test
    void start_whenNoMoreTasksAreTaken_beginsNoFurtherBatchAndSaysSo() {
        AtomicInteger taken = new AtomicInteger();
        CopyDeadLetters stopping = new CopyDeadLetters(
                deadLetters,
                deadLetters,
                task -> {
                    if (taken.getAndIncrement() > 0) {
                        throw new RejectedExecutionException("shut down");
                    }
                    task.run();
                },
                PATIENCE);
        deadLetters.park(25);

        stopping.start(QUEUE, 25);

        assertThat(deadLetters.deleted).hasSize(10);
        assertThat(log.all())
                .singleElement(STRING)
                .contains("10 dead letters moved, about 15 still in movie-load-dlq, repeat the redrive");
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> stopping.start(QUEUE, 15)).isInstanceOf(RejectedExecutionException.class);
        }
    }

    private void runAll() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }
}
