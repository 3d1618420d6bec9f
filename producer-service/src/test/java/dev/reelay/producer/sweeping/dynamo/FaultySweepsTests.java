package dev.reelay.producer.sweeping.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.backend.aws.EmbeddedBackend;
import dev.reelay.backend.aws.FaultyHttpClient;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.ledger.LedgerBusyException;
import dev.reelay.producer.sweeping.Counts;
import dev.reelay.producer.sweeping.Sweep;
import dev.reelay.producer.sweeping.SweepId;
import dev.reelay.producer.sweeping.SweepProgress;
import dev.reelay.producer.sweeping.SweepRange;
import dev.reelay.producer.sweeping.Sweeps;
import dev.reelay.producer.sweeping.Sweeps.Taken;
import dev.reelay.producer.sweeping.Task;
import dev.reelay.sweep.KeyRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What no backend does by itself: answers that get lost, and transactions that meet. */
@Timeout(60)
class FaultySweepsTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final TestBackend backend = EmbeddedBackend.named("faulty-sweeps");
    private final FaultyHttpClient wire = new FaultyHttpClient();
    private final DynamoDbClient client =
            backend.dynamoDbClient().httpClient(wire).build();
    private final Sweeps sweeps =
            new SweepsTable(client, backend.names().table(), Clock.systemUTC(), Duration.ofSeconds(20));

    private final Sweep sweep = new Sweep(
            new SweepId(UUID.randomUUID().toString()),
            new Task.Publish("q.fifo", "http://localhost/000000000000/q.fifo"),
            "bucket",
            "",
            Instant.now());
    private final SweepRange stepped = SweepRange.first(sweep)
            .after(Counts.published(7), SweepRange.first(sweep).rest().map(rest -> rest.rest("k")), sweep.startedOn());

    @AfterEach
    void close() {
        client.close();
        wire.close();
    }

    @Test
    void record_whoseAnswerIsLost_isNotTakenForSomebodyElses() {
        sweeps.open(sweep);
        wire.next("TransactWriteItems", FaultyHttpClient.lostAnswer());

        assertThat(sweeps.record(sweep.id(), new Taken(stepped, List.of(), List.of())))
                .isTrue();

        assertThat(wire.calls("TransactWriteItems")).hasSize(2);
        assertThat(sweeps.find(sweep.id()).orElseThrow().counts()).isEqualTo(Counts.published(7));
    }

    @Test
    void record_thatMeetsOthers_isRepeated() {
        sweeps.open(sweep);
        wire.next("TransactWriteItems", conflict(), conflict());

        assertThat(sweeps.record(sweep.id(), new Taken(stepped, List.of(), List.of())))
                .isTrue();

        assertThat(sweeps.find(sweep.id()).orElseThrow().counts()).isEqualTo(Counts.published(7));
    }

    @Test
    void record_thatAlwaysMeetsOthers_isGivenUpAndLeavesNothing() {
        sweeps.open(sweep);
        wire.always(call -> call.operation().equals("TransactWriteItems"), conflict());

        assertThatExceptionOfType(LedgerBusyException.class)
                .isThrownBy(() -> sweeps.record(sweep.id(), new Taken(stepped, List.of(), List.of())));

        assertThat(sweeps.find(sweep.id()).orElseThrow().counts()).isEqualTo(Counts.NONE);
    }

    @Test
    void open_whoseAnswerIsLost_isThereOnce() {
        wire.next("PutItem", FaultyHttpClient.lostAnswer());

        sweeps.open(sweep);

        assertThat(wire.calls("PutItem")).hasSize(2);
        assertThat(sweeps.find(sweep.id()).orElseThrow().sweep()).isEqualTo(sweep);
    }

    /** DynamoDB promises no isolation to a Query beside a transaction. */
    @Test
    void find_besideTheTransactionThatMakesRanges_waitsForAllOfThem() {
        sweeps.open(sweep);
        SweepRange ended = SweepRange.first(sweep).after(Counts.NONE, Optional.empty(), sweep.startedOn());
        SweepRange made = SweepRange.begun(1, KeyRange.all(""), sweep.startedOn());
        sweeps.record(sweep.id(), new Taken(ended, List.of(made), List.of()));
        wire.next("Query", onlyTheFirst(), onlyTheFirst());

        SweepProgress progress = sweeps.find(sweep.id()).orElseThrow();

        assertThat(progress.ranges()).containsExactly(ended, made);
        assertThat(wire.calls("Query")).hasSize(3);
    }

    private static FaultyHttpClient.Fault onlyTheFirst() {
        return FaultyHttpClient.edited(answer -> {
            ObjectNode query = (ObjectNode) JSON.readTree(answer);
            ((ArrayNode) query.get("Items")).remove(1);
            return query.toString();
        });
    }

    private static FaultyHttpClient.Fault conflict() {
        return FaultyHttpClient.refusal(400, """
                {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","Message":"cancelled",
                "CancellationReasons":[{"Code":"TransactionConflict","Message":"injected"}]}""");
    }
}
