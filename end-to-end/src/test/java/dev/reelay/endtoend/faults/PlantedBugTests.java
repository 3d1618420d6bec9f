package dev.reelay.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.endtoend.faults.Violation.Rule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The harness can fail: a small consumer of its own, with one planted mistake, works on a job behind the faulty AWS, which has bad luck
 * just where it hurts; and the checker finds each mistake, by the counts that the consumer itself has written, and none in the same consumer
 * without. A consumer says how often its mistake mattered: where it did not, nothing would be shown.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedBugTests {

    private static final int MOVIES = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @SuppressWarnings("NullAway.Init") // by open
    private Lab lab;

    @BeforeAll
    void open() {
        lab = Lab.withoutServices("PlantedBugTests");
        lab.account().makeVisibleAgainAfter(1);
    }

    @AfterAll
    void close() {
        // Null where open() failed, which is then the failure to be seen.
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void checker_ofAConsumerWithoutMistake_findsNothingWhateverHappens() {
        Map<String, Fault> badLuck = Map.of(
                "DYNAMODB.TransactWriteItems 0", new Fault.FailAfter(),
                "DYNAMODB.TransactWriteItems 1", new Fault.Cancel("TransactionConflict", 0),
                "SQS.ReceiveMessage 0", new Fault.DeliverTwice(),
                "SQS.SendMessageBatch 0", new Fault.FailAfter(),
                "SQS.SendMessageBatch 1", new Fault.FailBefore(),
                "SQS.DeleteMessageBatch 0", new Fault.PretendDeleted(),
                "SQS.DeleteMessageBatch 1", new Fault.HalfFailed(0, false));
        assertThat(violations(Mistake.NONE, badLuck)).isEmpty();
    }

    @Test
    void checker_ofAConsumerThatDeletesBeforeTheEffect_findsTheLostMovie() {
        assertThat(rules(
                        Mistake.DELETES_BEFORE_THE_EFFECT,
                        Map.of("DYNAMODB.TransactWriteItems 0", new Fault.Refuse(0))))
                .contains(Rule.LOST, Rule.DELETED_BEFORE_EFFECT);
    }

    @Test
    void checker_ofAConsumerThatMovesWithoutCondition_findsTheStepTakenTwice() {
        assertThat(rules(Mistake.MOVES_WITHOUT_CONDITION, Map.of("SQS.ReceiveMessage 0", new Fault.DeliverTwice())))
                .contains(Rule.ILLEGAL_PATH);
    }

    @Test
    void checker_ofAConsumerThatCountsOutsideTheTransaction_findsTheWrongNumbers() {
        assertThat(rules(
                        Mistake.COUNTS_OUTSIDE_THE_TRANSACTION,
                        Map.of("DYNAMODB.UpdateItem 0", new Fault.FailBefore())))
                .containsExactly(Rule.COUNTS_DISAGREE);
    }

    @Test
    void checker_ofAConsumerThatForwardsOnlyWhatItMoved_findsTheMovieThatStopped() {
        assertThat(rules(
                        Mistake.FORWARDS_ONLY_WHAT_IT_MOVED,
                        Map.of("DYNAMODB.TransactWriteItems 0", new Fault.FailAfter())))
                .containsExactlyInAnyOrder(Rule.LOST, Rule.NOT_FORWARDED);
    }

    @Test
    void checker_ofAConsumerThatBuffersAcknowledgements_findsTheMessagesItLeftBehind() {
        assertThat(rules(Mistake.BUFFERS_ACKNOWLEDGEMENTS, Map.of())).contains(Rule.LEFT_BEHIND);
    }

    private Set<Rule> rules(Mistake mistake, Map<String, Fault> badLuck) {
        return violations(mistake, badLuck).stream().map(Violation::rule).collect(Collectors.toSet());
    }

    private List<Violation> violations(Mistake mistake, Map<String, Fault> badLuck) {
        try (History history = History.in(Path.of("target", "histories", mistake.name()));
                Clients through = Clients.of(lab.faulty(), TinyWorker.INSTANCE)) {
            lab.account().stream().changes();
            lab.faulty()
                    .begin(
                            (operation, ordinal) -> badLuck.getOrDefault(operation + " " + ordinal, new Fault.Pass()),
                            history);
            TinyJob job = TinyJob.ofMovies(MOVIES);
            job.produce(lab.account().clients(), history);
            TinyWorker worker = new TinyWorker(through, mistake);
            await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> {
                worker.workOnce();
                return isOver(job, mistake);
            });
            history.add(new Event.Ended(TinyWorker.INSTANCE, 0, 0));
            assertMattered(worker, mistake);
            return judged(job, history);
        } finally {
            lab.faulty().end();
            purge();
        }
    }

    /** What the checker finds is then the mistake's, and not some other thing that went wrong. */
    private static void assertMattered(TinyWorker worker, Mistake mistake) {
        if (mistake == Mistake.NONE) {
            assertThat(worker.timesItMattered())
                    .as("times that no mistake mattered")
                    .isZero();
        } else {
            assertThat(worker.timesItMattered())
                    .as("times that %s mattered", mistake)
                    .isPositive();
        }
    }

    /** Who buffers is told to stop when it has just done everything; the others when nothing is left to do. */
    private boolean isOver(TinyJob job, Mistake mistake) {
        return mistake == Mistake.BUFFERS_ACKNOWLEDGEMENTS
                ? lab.account().items(Set.of(job.jobId())).values().stream()
                        .allMatch(item -> item.text("state").equals("CONFIRMED"))
                : lab.faulty().isQuiet() && lab.account().left(Account.QUEUES).isEmpty();
    }

    private List<Violation> judged(TinyJob job, History history) {
        var items = lab.account().items(Set.of(job.jobId()));
        var files = lab.account().files(items.values());
        // Nobody saw its files written: these are not at stake here.
        items.values().forEach(item -> history.add(new Event.FileWritten("test", item.text("key"))));
        Evidence evidence = new Evidence(
                history.events(),
                items,
                Map.of(job.jobId(), job.told(lab.account().clients())),
                lab.account().letters(),
                lab.account().left(Account.QUEUES),
                files,
                lab.account().stream().changes());
        return List.copyOf(
                new HashSet<>(Stream.concat(Checker.settled(evidence).stream(), Checker.finished(evidence).stream())
                        .toList()));
    }

    private void purge() {
        Stream.concat(Account.QUEUES.stream(), Account.deadLetterQueues().stream())
                .forEach(queue -> {
                    String url = lab.account().url(queue);
                    lab.account().clients().sqs().purgeQueue(request -> request.queueUrl(url));
                });
    }
}
