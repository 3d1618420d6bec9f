package dev.reelay.stage;

import static dev.reelay.Fixtures.aJob;
import static dev.reelay.Fixtures.anEntry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.backend.docker.Emulator;
import dev.reelay.backend.docker.KnownDifference;
import dev.reelay.ledger.Job;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Timelines;
import dev.reelay.ledger.dynamo.Ledgers;
import dev.reelay.movie.Pointer;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.QueueAdmin;
import dev.reelay.queues.Queues;
import dev.reelay.queues.sqs.SqsQueues;
import dev.reelay.schema.SchemaNames;
import dev.reelay.stage.sqs.Listening;
import dev.reelay.timeline.JobEvent;
import dev.reelay.timeline.TimeWindow;
import dev.reelay.traces.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** What a stage tells of its messages, with real queues and a real table: each once, and only what is true. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
abstract class MessageEventsKit {

    private static final Duration VISIBILITY = Duration.ofSeconds(4);

    private final SqsAsyncClient sqs;
    private final DynamoDbClient dynamoDb;
    private final SchemaNames names;
    private final QueueAdmin admin;
    private final QueueAdmin deadLetters;
    private final Queues queues;
    private final Jobs jobs;
    private final Timelines timelines;
    private final MeterRegistry meters = new SimpleMeterRegistry();

    MessageEventsKit(TestBackend backend) {
        this.sqs = backend.sqsClient().build();
        this.dynamoDb = backend.dynamoDbClient().build();
        this.names = backend.names();
        this.admin = QueueAdmin.of(sqs, names.confirmQueue());
        this.deadLetters = QueueAdmin.of(sqs, SchemaNames.deadLetterQueue(names.confirmQueue()));
        this.queues = SqsQueues.over(sqs);
        this.jobs = Ledgers.jobs(dynamoDb, names.table(), Clock.systemUTC());
        this.timelines = Ledgers.timelines(dynamoDb, names.table());
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
    void closeClients() {
        sqs.close();
        dynamoDb.close();
    }

    @Test
    void park_aPointerOfAJob_isToldWithItsReasonWhenItIsInTheDeadLetterQueue() {
        Job job = accepted();
        whileParking(timelines::append, () -> {
            send(job, 3);
            await().until(() -> deadLetters.depth() == 1);
            admin.awaitEmpty();
        });

        assertThat(told(job)).singleElement().isInstanceOfSatisfying(JobEvent.Parked.class, parked -> {
            assertThat(parked.part().movies()).isEqualTo("0000003");
            assertThat(parked.stage()).isEqualTo("confirm");
            assertThat(parked.reason()).isEqualTo("file-missing: gone");
            assertThat(parked.message()).matches("\\S+:[0-9]+");
        });
    }

    @Test
    void park_whatLeadsToNoJob_isToldNobody() {
        Job never = aJob();
        whileParking(timelines::append, () -> {
            send(never, 0);
            send("not JSON");
            await().until(() -> deadLetters.depth() == 2);
            admin.awaitEmpty();
        });

        assertThat(timelines.newestFirst(never.id(), TimeWindow.ALWAYS, 20, Optional.empty()))
                .isEmpty();
    }

    @Test
    void park_whenItCannotBeToldAtFirst_isParkedAgainAndToldOnce() {
        Job job = accepted();
        AtomicInteger failures = new AtomicInteger(1);
        Function<JobEvent.Noted, CompletableFuture<Void>> failing = event -> failures.getAndDecrement() > 0
                ? CompletableFuture.failedFuture(new IllegalStateException("DynamoDB is away"))
                : timelines.append(event);
        whileParking(failing, () -> {
            send(job, 0);
            await().until(() -> failures.get() < 0);
            admin.awaitEmpty();
        });

        assertThat(told(job)).hasSize(1);
        assertThat(deadLetters.depth()).isBetween(1, 2);
    }

    @Test
    @KnownDifference(
            on = Emulator.MOTO,
            always = false,
            reason = "has no message move tasks",
            failure = "Status Code: 500")
    void work_onARedrivenMessage_isToldOncePerRedriveWhateverBecomesOfIt() {
        Job job = accepted();
        AtomicInteger attempts = new AtomicInteger();
        Function<Pointer, Verdict> onlyAtTheLast = pointer -> switch (attempts.incrementAndGet()) {
            case 1, 2 -> new Verdict.Park(ParkReason.FILE_MISSING, "gone");
            case 3 -> throw new IllegalStateException("AWS is away");
            default -> new Verdict.Done();
        };
        whileRunning(onlyAtTheLast, timelines::append, () -> {
            send(job, 0);
            for (int round = 1; round <= 2; round++) {
                int seen = round;
                await().until(() -> attempts.get() == seen && deadLetters.depth() == 1);
                admin.awaitEmpty();
                deadLetters.redriveTo(admin);
            }
            await().until(() -> attempts.get() == 4);
            admin.awaitEmpty();
        });

        assertThat(told(job)).extracting(JobEvent::name).containsExactly("redriven", "parked", "redriven", "parked");
        assertThat(told(job))
                .extracting(JobEvent.Noted::once)
                .as("the second life of the message is the one in which it was parked again")
                .satisfies(lives -> assertThat(lives.get(1)).isEqualTo(lives.get(2)))
                .doesNotContainNull();
        assertThat(meters.counter("reelay.redriven", "stage", "confirm").count())
                .isEqualTo(2);
    }

    private Job accepted() {
        Job job = aJob();
        jobs.open(job);
        assertThat(jobs.accept(job)).isTrue();
        return job;
    }

    private void send(Job job, int number) {
        send(anEntry(job, number).pointer().json());
    }

    private void send(String body) {
        String id = UUID.randomUUID().toString();
        queues.named(admin.name()).send(new Outgoing(body, id, id, Map.of())).join();
    }

    /** What is told of the job's messages, newest first. */
    private List<JobEvent.Noted> told(Job job) {
        return timelines.newestFirst(job.id(), TimeWindow.ALWAYS, 1000, Optional.empty()).stream()
                .flatMap(page -> page.items().stream())
                .filter(event -> !(event instanceof JobEvent.Submitted))
                .map(JobEvent.Noted.class::cast)
                .toList();
    }

    private void whileParking(Function<JobEvent.Noted, CompletableFuture<Void>> append, Runnable test) {
        whileRunning(pointer -> new Verdict.Park(ParkReason.FILE_MISSING, "gone"), append, test);
    }

    private void whileRunning(
            Function<Pointer, Verdict> handler,
            Function<JobEvent.Noted, CompletableFuture<Void>> append,
            Runnable test) {
        FailurePolicy soon = new FailurePolicy(
                new RetryProperties(Duration.ofSeconds(1), 1, 5, Duration.ofSeconds(1)), new Random(1));
        try (Heartbeat heartbeat = new Heartbeat(VISIBILITY, Clock.systemUTC())) {
            Stages stages = new Stages(
                    queues,
                    soon,
                    heartbeat,
                    new StageMetrics(meters),
                    Traces.none(),
                    new MessageEvents(append, Clock.systemUTC()));
            // The bucket of the fixtures.
            PointerWork work = new PointerWork(StageName.CONFIRM, "movie-bucket", handler);
            try (Listening listening = Listening.to(admin.name(), sqs, stages.of(work, admin.name()))) {
                test.run();
                assertThat(listening.isRunning()).isTrue();
            }
        }
    }
}
