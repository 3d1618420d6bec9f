package dev.reelay.stage;

import static dev.reelay.backend.docker.Emulator.MOTO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.backend.docker.KnownDifference;
import dev.reelay.queues.Delivery;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.QueueAdmin;
import dev.reelay.queues.Queues;
import dev.reelay.queues.sqs.SqsQueues;
import dev.reelay.schema.SchemaNames;
import dev.reelay.stage.sqs.Listening;
import dev.reelay.traces.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Invariants 4 and 6: what a stage does with a message in each case, on a standard or a FIFO queue, through the real listener. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
abstract class StageKit {

    /** The queue's visibility timeout: short, so that a message which was left alone is seen again soon. */
    private static final Duration VISIBILITY = Duration.ofSeconds(4);

    private final SqsAsyncClient client;
    private final QueueAdmin admin;
    private final QueueAdmin deadLetters;
    private final Queues queues;
    private final MeterRegistry meters = new SimpleMeterRegistry();

    StageKit(TestBackend backend) {
        this.client = backend.sqsClient().build();
        String name = backend.names().loadQueue();
        this.admin = QueueAdmin.of(client, name);
        this.deadLetters = QueueAdmin.of(client, SchemaNames.deadLetterQueue(name));
        this.queues = SqsQueues.over(client);
        admin.redeliverAfter(VISIBILITY);
    }

    @BeforeAll
    static void takeTime() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    }

    @BeforeEach
    void empty() {
        admin.purge();
        deadLetters.purge();
    }

    @AfterAll
    void closeClient() {
        client.close();
    }

    @Test
    @KnownDifference(
            on = MOTO,
            always = false,
            reason = "may bring one message to two receives at a time",
            failure = "Found duplicate")
    void work_handled_isDeletedOnlyAfterItsEffect() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        RecordedWork work = new RecordedWork((body, attempt) -> {
            mayEnd.await(20, TimeUnit.SECONDS);
            return new Verdict.Done();
        });
        whileRunning(work, queues, () -> {
            send(IntStream.range(0, 10).mapToObj(i -> "m" + i).toList());
            await().until(() -> work.attempts().size() >= 10);

            assertThat(admin.depth()).isEqualTo(10);
            mayEnd.countDown();

            admin.awaitEmpty();
        });
        assertThat(work.attempts()).doesNotHaveDuplicates().hasSize(10);
        assertThat(deadLetters.depth()).isZero();
    }

    @Test
    void work_handledWithSomethingToDoAfterwards_doesItOnceTheMessageIsDeleted() {
        List<Integer> depths = new CopyOnWriteArrayList<>();
        AtomicInteger refusals = new AtomicInteger(1);
        Queues firstDeleteFails = name -> new FailingDeletes(queues.named(name), refusals);
        RecordedWork work = new RecordedWork((body, attempt) -> new Verdict.DoneThen(() -> depths.add(admin.depth())));
        whileRunning(work, firstDeleteFails, () -> {
            send(List.of("m1"));

            await().until(() -> !depths.isEmpty());
        });
        assertThat(work.attempts()).hasSize(2);
        assertThat(depths).containsExactly(0);
        assertThat(deadLetters.depth()).isZero();
    }

    @Test
    @KnownDifference(
            on = MOTO,
            always = false,
            reason = "may bring one message to two receives at a time",
            failure = {"Found duplicate", "dead letters, each once"})
    void work_poisonAmongGoodMessages_isParkedOnFirstSightAndTheOthersGoOn() {
        RecordedWork work = new RecordedWork((body, attempt) ->
                body.startsWith("missing") ? new Verdict.Park(ParkReason.FILE_MISSING, "é") : new Verdict.Done());
        whileRunning(work, queues, () -> {
            send(List.of("m1", "m2", "poison 七人の侍", "m3", "missing file", "m4", "poison", "m5", "m6", "m7"));

            admin.awaitEmpty();
            await().until(() -> deadLetters.depth() >= 3);
        });
        assertThat(work.attempts()).doesNotHaveDuplicates();
        assertThat(deadLetters.depth()).as("dead letters, each once").isEqualTo(3);
        Map<String, Map<String, String>> parked = new TreeMap<>();
        deadLetters.receive(3).forEach(delivery -> parked.put(delivery.body(), delivery.attributes()));
        Map<String, String> malformed = Map.of("failureReason", "malformed: not for this queue", "failedStage", "load");
        Map<String, String> missing = Map.of("failureReason", "file-missing: ?", "failedStage", "load");
        assertThat(parked).isEqualTo(Map.of("poison 七人の侍", malformed, "poison", malformed, "missing file", missing));
        assertThat(work.attempts()).containsExactlyInAnyOrder("m1", "m2", "m3", "m4", "m5", "m6", "m7", "missing file");
        assertThat(meters.counter("reelay.parked", "stage", "load", "reason", "file-missing")
                        .count())
                .isEqualTo(1);
        Timer ages = meters.timer("reelay.message.age", "stage", "load");
        assertThat(ages.count()).isGreaterThanOrEqualTo(10);
        assertThat(ages.max(TimeUnit.SECONDS)).isBetween(0.0, 300.0);
    }

    @Test
    void work_poisonWithAsManyAttributesAsSqsTakes_isParkedAllTheSame() {
        Map<String, String> ten = new TreeMap<>();
        IntStream.range(0, 10).forEach(i -> ten.put("a" + i, "v" + i));
        whileRunning(new RecordedWork((body, attempt) -> new Verdict.Done()), queues, () -> {
            queues.named(admin.name()).send(message("poison", ten)).join();

            admin.awaitEmpty();
        });
        assertThat(deadLetters.receive(1).getFirst().attributes())
                .hasSize(10)
                .containsKeys("failureReason", "failedStage")
                .containsEntry("a0", "v0")
                .containsEntry("a7", "v7");
    }

    @Test
    void work_thatThrows_isHiddenThenDeliveredAgainAndAtLastDeadLetteredBySqs() {
        RecordedWork work = new RecordedWork((body, attempt) -> {
            if (body.equals("third time") && attempt == 3) {
                return new Verdict.Done();
            }
            throw new IllegalStateException("AWS is away");
        });
        whileRunning(work, queues, () -> {
            send(List.of("never", "third time"));

            await().until(() -> deadLetters.depth() == 1);
            admin.awaitEmpty();
        });
        Delivery dead = deadLetters.receive(1).getFirst();
        assertThat(dead.body()).isEqualTo("never");
        assertThat(dead.attributes()).isEmpty();
        assertThat(work.attempts()).filteredOn("never"::equals).hasSize(5);
        assertThat(work.attempts()).filteredOn("third time"::equals).hasSize(3);
        assertThat(work.pauses("never")).allMatch(pause -> pause.toMillis() > 400);
    }

    @Test
    void work_whoseParkedMessageCannotBeDeleted_isParkedAgainHarmlessly() {
        AtomicInteger refusals = new AtomicInteger(1);
        Queues firstDeleteFails = name -> new FailingDeletes(queues.named(name), refusals);
        whileRunning(new RecordedWork((body, attempt) -> new Verdict.Done()), firstDeleteFails, () -> {
            send(List.of("poison"));

            await().until(() -> refusals.get() < 0);
            admin.awaitEmpty();
        });
        assertThat(deadLetters.receive(1))
                .hasSizeBetween(1, 2)
                .allMatch(delivery -> delivery.body().equals("poison"))
                .allMatch(delivery -> delivery.attributes().containsKey("failureReason"));
    }

    @Test
    @KnownDifference(on = MOTO, always = false, reason = "has no message move tasks", failure = "Status Code: 500")
    void work_parkedThenRedrivenThenParkedAgain_isNotLost() {
        RecordedWork work = new RecordedWork((body, attempt) -> new Verdict.Park(ParkReason.FILE_ALTERED, "still"));
        whileRunning(work, queues, () -> {
            send(List.of("altered"));
            for (int round = 1; round <= 3; round++) {
                int seen = round;
                await().until(() -> work.attempts().size() == seen && deadLetters.depth() == 1);
                admin.awaitEmpty();
                deadLetters.redriveTo(admin);
            }
            await().until(() -> work.attempts().size() == 4 && deadLetters.depth() == 1);
            admin.awaitEmpty();
        });
        assertThat(deadLetters.receive(1)).extracting(Delivery::body).containsExactly("altered");
    }

    @Test
    void work_thatTakesLongerThanTheVisibilityTimeout_isNotDeliveredAgain() {
        CountDownLatch never = new CountDownLatch(1);
        RecordedWork work = new RecordedWork((body, attempt) -> {
            boolean released =
                    never.await(VISIBILITY.multipliedBy(3).dividedBy(2).toMillis(), TimeUnit.MILLISECONDS);
            assertThat(released).isFalse();
            return new Verdict.Done();
        });
        whileRunning(work, queues, () -> {
            send(List.of("slow"));

            await().until(() -> !work.attempts().isEmpty());
            admin.awaitEmpty();
        });
        assertThat(work.attempts()).containsExactly("slow");
        assertThat(deadLetters.depth()).isZero();
    }

    @Test
    void work_whatever_neverThrows() {
        send(List.of("x"));
        Delivery delivery = admin.receive(1).getFirst();
        try (var heartbeat = new Heartbeat(VISIBILITY, Clock.systemUTC())) {
            Queues missing = name -> SqsQueues.over(client).named("missing-" + name);
            for (RecordedWork work : List.of(
                    new RecordedWork((body, attempt) -> new Verdict.Done()),
                    new RecordedWork((body, attempt) -> new Verdict.Park(ParkReason.UNKNOWN_JOB, "none")),
                    new RecordedWork((body, attempt) -> new Verdict.Retry(Duration.ofSeconds(1))),
                    new RecordedWork((body, attempt) -> {
                        throw new UnsupportedOperationException();
                    }))) {
                assertThatCode(() -> stages(missing, heartbeat)
                                .of(work, admin.name())
                                .work(delivery))
                        .doesNotThrowAnyException();
            }
            Delivery undecodable =
                    new Delivery("id", "receipt", "explode", 1, delivery.sentOn(), delivery.group(), Map.of());
            assertThatCode(() -> stages(queues, heartbeat)
                            .of(new RecordedWork((body, attempt) -> new Verdict.Done()), admin.name())
                            .work(undecodable))
                    .doesNotThrowAnyException();
        }
    }

    private void whileRunning(RecordedWork work, Queues through, Runnable test) {
        try (Heartbeat heartbeat = new Heartbeat(VISIBILITY, Clock.systemUTC())) {
            Stage<String> stage = stages(through, heartbeat).of(work, admin.name());
            try (Listening listening = Listening.to(admin.name(), client, stage)) {
                test.run();
                assertThat(listening.isRunning()).isTrue();
            }
        }
    }

    private Stages stages(Queues through, Heartbeat heartbeat) {
        FailurePolicy soon = new FailurePolicy(
                new RetryProperties(Duration.ofSeconds(1), 1, 5, Duration.ofSeconds(1)), new Random(1));
        return new Stages(through, soon, heartbeat, new StageMetrics(meters), Traces.none(), RecordedWork.UNTOLD);
    }

    private void send(List<String> bodies) {
        Stream<CompletableFuture<Void>> sent =
                bodies.stream().map(body -> queues.named(admin.name()).send(message(body, Collections.emptyMap())));
        sent.toList().forEach(CompletableFuture::join);
    }

    private static Outgoing message(String body, Map<String, String> attributes) {
        String id = UUID.randomUUID().toString();
        return new Outgoing(body, "group-" + id, id, attributes);
    }
}
