package dev.reelay.ledger;

import static dev.reelay.Fixtures.NOON;
import static dev.reelay.Fixtures.aJob;
import static dev.reelay.ledger.DynamoFaults.TRANSACT;
import static dev.reelay.ledger.DynamoFaults.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.backend.aws.FaultyHttpClient;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.ledger.dynamo.Ledgers;
import dev.reelay.timeline.JobEvent;
import dev.reelay.timeline.JobPart;
import dev.reelay.timeline.TimeWindow;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Events while DynamoDB is in trouble: each is told once, and a job and its first event are there together or not at all. */
abstract class TimelineFaultsKit extends LedgerKit {

    private FaultyHttpClient wire;
    private DynamoDbClient faulty;

    TimelineFaultsKit(TestBackend backend) {
        super(backend);
    }

    @BeforeEach
    void newWire() {
        wire = new FaultyHttpClient();
        faulty = backend.dynamoDbClient().httpClient(wire).build();
    }

    @AfterEach
    void closeWire() {
        faulty.close();
        wire.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TransactionConflict", "ThrottlingError"})
    void open_cancelledByWhatPasses_isOpenedAtTheNextAttempt(String code) {
        Job job = aJob();
        wire.next(TRANSACT, times(2, DynamoFaults.cancelledWith(code)));

        assertThat(Ledgers.jobs(faulty, table, clock).open(job)).isEqualTo(new Jobs.Opening.Opened());

        assertThat(wire.calls(TRANSACT)).extracting(DynamoFaults::actions).containsExactly(2, 2, 2);
        assertThat(events(job)).containsExactly(new JobEvent.Submitted(job.id(), NOON));
    }

    @Test
    void open_contendedForEver_failsAndLeavesNeitherJobNorEvent() {
        Job job = aJob();
        wire.always(call -> call.operation().equals(TRANSACT), DynamoFaults.cancelledWith("TransactionConflict"));

        assertThatExceptionOfType(LedgerBusyException.class)
                .isThrownBy(() -> Ledgers.jobs(faulty, table, clock).open(job));

        assertThat(items(job)).isEmpty();
    }

    @Test
    void open_refusedForGood_failsAtOnceAndLeavesNeitherJobNorEvent() {
        Job job = aJob();
        wire.next(TRANSACT, DynamoFaults.cancelledWith("ValidationError"));

        assertThatExceptionOfType(TransactionCanceledException.class)
                .isThrownBy(() -> Ledgers.jobs(faulty, table, clock).open(job));

        assertThat(wire.calls(TRANSACT)).hasSize(1);
        assertThat(items(job)).isEmpty();
    }

    @Test
    void accept_inConflictWithAnother_isAcceptedAtTheNextAttempt() {
        Job job = aJob();
        jobs.open(job);
        wire.next(TRANSACT, DynamoFaults.cancelledWith("TransactionConflict"), FaultyHttpClient.lostAnswer());

        assertThat(Ledgers.jobs(faulty, table, clock).accept(job)).isTrue();

        assertThat(jobs.find(job.id())).contains(new Jobs.Found(job, true));
        assertThat(events(job)).hasSize(1);
    }

    @Test
    void append_answersLostAndConflicts_isToldOnce() {
        Job job = accepted(aJob());
        Timelines timelines = Ledgers.timelines(faulty, table);
        wire.next(
                TRANSACT,
                DynamoFaults.cancelledWith("TransactionConflict"),
                FaultyHttpClient.lostAnswer(),
                FaultyHttpClient.lostAnswer());

        timelines.append(parked(job, 1)).join();

        assertThat(events(job)).hasSize(2).contains(parked(job, 1));
    }

    @Test
    void append_everyAnswerLost_failsAndIsToldOnceWhenRepeated() {
        Job job = accepted(aJob());
        Timelines timelines = Ledgers.timelines(faulty, table);
        wire.next(TRANSACT, times(3, FaultyHttpClient.lostAnswer()));

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> timelines.append(parked(job, 1)).join());
        timelines.append(parked(job, 1)).join();

        assertThat(events(job)).hasSize(2);
    }

    @Test
    void append_someToldBefore_tellsTheOthers() {
        Job job = accepted(aJob());
        joined(List.of(timelines.append(parked(job, 1)), timelines.append(parked(job, 3))));
        Timelines timelines = Ledgers.timelines(faulty, table);

        // Within the pause for company: the first attempt holds all five.
        joined(IntStream.range(0, 5)
                .mapToObj(i -> timelines.append(parked(job, i)))
                .toList());

        assertThat(wire.calls(TRANSACT)).extracting(DynamoFaults::actions).containsExactly(10, 6);
        assertThat(events(job)).hasSize(6);
    }

    @Test
    void append_aHundredMessages_keepsToAHundredActions() {
        Job job = accepted(aJob());
        Timelines timelines = Ledgers.timelines(faulty, table);

        joined(IntStream.range(0, 100)
                .mapToObj(i -> timelines.append(parked(job, i)))
                .toList());

        assertThat(wire.calls(TRANSACT))
                .extracting(DynamoFaults::actions)
                .allSatisfy(actions -> assertThat(actions).isLessThanOrEqualTo(100));
        assertThat(wire.calls(TRANSACT)).hasSizeLessThan(10);
        assertThat(events(job)).hasSize(101);
    }

    private List<JobEvent> events(Job job) {
        return timelines
                .newestFirst(job.id(), TimeWindow.ALWAYS, 1000, Optional.empty())
                .orElseThrow()
                .items();
    }

    private static JobEvent.Parked parked(Job job, int number) {
        JobPart part = new JobPart(job.id(), "0000000");
        return new JobEvent.Parked(part, NOON.plusSeconds(number), "load", "m:" + number, "malformed: x");
    }
}
