package dev.reelay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.endtoend.faults.Wiretap;
import dev.reelay.launcher.process.RunningProgram;
import dev.reelay.launcher.stack.AwsPlan;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Buckets that are swept and audited by a producer that is killed in the middle, told to stop, or sent to a queue that is gone; it takes
 * small pages, two at a time, so that there is a middle. And one that the operator's command sweeps, which is killed too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepTests {

    private static final String SWEEP_QUEUE = "bucket-sweep";
    private static final String DEAD_LETTERS = "bucket-sweep-dlq";

    /** The exit code of a process that a SIGKILL has ended. */
    private static final int KILLED = 137;

    @SuppressWarnings("NullAway.Init") // by start
    private Pipeline pipeline;

    @BeforeAll
    void start() {
        pipeline = Pipeline.withoutServices("SweepTests", "")
                .redeliveringSoon()
                .through(plan ->
                        plan.with("reelay.sweeping.keys-per-step", "10").with("reelay.sweeping.concurrency", "2"));
        pipeline.startProducer();
    }

    @AfterAll
    void stop() {
        pipeline.close();
    }

    @Test
    void sweep_whenTheProducerIsKilledAgainAndAgain_publishesEveryObjectOnceAndCountsItOnce() {
        Place place = aPlace(1_500, Map.of("A/stray", "x", "zz", "y"));
        String path = order("/sweeps", "{\"bucket\":\"%s\",\"queue\":\"%s\"}".formatted(place.bucket(), place.queue()));

        for (int objects : List.of(1, 400, 900)) {
            awaitMiddle(path, objects, place);
            pipeline.stack().producer().program().kill();
            pipeline.stack().restart(pipeline.stack().producer());
        }

        assertSwept(path, place);
    }

    @Test
    void sweep_whenTheProducerIsToldToStop_exitsWithZeroAndGoesOnWithTheNext() {
        Place place = aPlace(500, Map.of());
        String path = order("/sweeps", "{\"bucket\":\"%s\",\"queue\":\"%s\"}".formatted(place.bucket(), place.queue()));

        awaitMiddle(path, 1, place);
        assertThat(pipeline.stack().producer().program().terminate()).isZero();
        pipeline.stack().restart(pipeline.stack().producer());

        assertSwept(path, place);
    }

    @Test
    void sweep_whenOrderedTwice_publishesEveryObjectOnce() {
        Place place = aPlace(100, Map.of());
        String body = "{\"bucket\":\"%s\",\"queue\":\"%s\"}".formatted(place.bucket(), place.queueUrl());

        String first = order("/sweeps", body);
        String second = order("/sweeps", body);
        awaitCompleted(first);

        assertSwept(second, place);
    }

    @Test
    void sweep_whoseQueueIsGone_isParkedWithTheReasonAndResumedByOneRedrive() {
        Place place = aPlace(600, Map.of());
        String path = order("/sweeps", "{\"bucket\":\"%s\",\"queue\":\"%s\"}".formatted(place.bucket(), place.queue()));
        awaitMiddle(path, 1, place);

        pipeline.aws().deleteQueueAt(place.queueUrl());
        await().atMost(Services.PATIENCE)
                .until(() ->
                        pipeline.aws().depth(SWEEP_QUEUE) == 0 && pipeline.aws().depth(DEAD_LETTERS) > 0);
        assertThat(pipeline.producer().json("/queues/" + SWEEP_QUEUE + "/dead-letters"))
                .isNotEmpty()
                .allSatisfy(letter -> {
                    assertThat(letter.get("failureReason").stringValue()).startsWith("out-of-reach: ");
                    assertThat(letter.get("failedStage").stringValue()).isEqualTo("sweep");
                });
        assertThat(pipeline.producer().json(path).get("state").stringValue()).isEqualTo("RUNNING");
        pipeline.aws().createFifoQueue(place.queue());
        assertThat(pipeline.producer()
                        .post("/queues/" + SWEEP_QUEUE + "/redrive", "")
                        .statusCode())
                .isEqualTo(202);

        awaitCompleted(path);
        assertThat(pipeline.producer().json(path).get("objects").asLong()).isEqualTo(600);
        pipeline.awaitEmpty(List.of(SWEEP_QUEUE, DEAD_LETTERS));
    }

    @Test
    void audit_whenObjectsAreAlteredAndTheProducerIsKilled_reportsExactlyThese() {
        String altered = digestKey("what it was");
        Place place = aPlace(600, Map.of(altered, "what it is", "laptop.json", "{}"));
        String path = order("/audits", "{\"bucket\":\"%s\"}".formatted(place.bucket()));

        for (int objects : List.of(1, 300)) {
            awaitMiddle(path, objects, place);
            pipeline.stack().producer().program().kill();
            pipeline.stack().restart(pipeline.stack().producer());
        }
        awaitCompleted(path);

        JsonNode audit = pipeline.producer().json(path);
        assertThat(audit.get("objects").asLong()).isEqualTo(602);
        assertThat(audit.get("vanished").asLong()).isZero();
        assertThat(audit.get("mismatches").asLong()).isEqualTo(2);
        assertThat(audit.get("report").findValuesAsString("key")).containsExactlyInAnyOrder(altered, "laptop.json");
        for (JsonNode mismatch : audit.get("report")) {
            boolean isStray = mismatch.get("key").stringValue().equals("laptop.json");
            assertThat(mismatch.get("reason").stringValue())
                    .isEqualTo(isStray ? "no-digest-in-name" : "digest-differs");
            assertThat(mismatch.get("digest").stringValue() + ".json")
                    .isEqualTo(digestKey(isStray ? "{}" : "what it is"));
        }
        pipeline.awaitEmpty(List.of(SWEEP_QUEUE, DEAD_LETTERS));
    }

    /** Each batch is on the queue at once and confirmed late, so that there is a middle, and work whose answer never came. */
    @Test
    void cli_whenKilledInTheMiddleAndGivenAgain_publishesEveryObjectOnce() {
        Place place = aPlace(1_500, Map.of("A/stray", "x", "zz", "y"));
        int all = place.objects().size();
        AwsPlan aws = pipeline.stack().aws();
        try (Wiretap wire = Wiretap.open("SweepTests")) {
            wire.passOnTo(aws);
            wire.delay("SQS.SendMessageBatch", Duration.ofMillis(500));
            OperatorCli slow = new OperatorCli(aws.s3(), wire.sqs(), aws.dynamodb(), "SweepTests-killed");
            try (RunningProgram sweep = slow.start(List.of("sweep", place.bucket(), place.queueUrl()))) {
                await().atMost(Services.PATIENCE)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> {
                            sweep.failIfDead("before it had sent anything");
                            return pipeline.aws().depth(place.queue()) > 0;
                        });
                sweep.kill();
                assertThat(sweep.exitCode()).hasValue(KILLED);
            }
        }
        assertThat(pipeline.aws().depth(place.queue())).as("the middle").isLessThan(all);

        OperatorCli.Ended ended =
                new OperatorCli(aws, "SweepTests-again").run("sweep", place.bucket(), place.queueUrl());

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output())
                .containsPattern("(?m)^%1$d objects, %1$d messages, \\d+ calls, [0-9.]+ seconds$".formatted(all));
        assertOnItsQueueOnce(place);
    }

    /** A bucket and a queue to sweep it into. */
    private record Place(String bucket, Map<String, byte[]> objects, String queue, String queueUrl) {}

    private Place aPlace(int digests, Map<String, String> more) {
        String name = UUID.randomUUID().toString();
        Map<String, byte[]> objects = new HashMap<>();
        for (int i = 0; i < digests; i++) {
            objects.put(digestKey("object " + i), Aws.utf8("object " + i));
        }
        more.forEach((key, content) -> objects.put(key, Aws.utf8(content)));
        pipeline.aws().createBucket("swept-" + name, objects);
        String queueName = "swept-" + name + ".fifo";
        return new Place("swept-" + name, objects, queueName, pipeline.aws().createFifoQueue(queueName));
    }

    /** Gives the path at which it is looked at. */
    private String order(String path, String body) {
        var accepted = pipeline.producer().post(path, body);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return accepted.headers().firstValue("Location").orElseThrow();
    }

    /** Until at least so many objects are gone through, and not all: what comes next would come too late. */
    private void awaitMiddle(String path, int objects, Place place) {
        JsonNode middle = await().atMost(Services.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(
                        () -> pipeline.producer().json(path),
                        seen -> seen.get("objects").asLong() >= objects);
        assertThat(middle.get("objects").asLong())
                .as("the middle")
                .isLessThan(place.objects().size());
        assertThat(middle.get("state").stringValue()).isEqualTo("RUNNING");
    }

    private void awaitCompleted(String path) {
        await().atMost(Services.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                pipeline.producer().json(path).get("state").stringValue())
                        .isEqualTo("COMPLETED"));
    }

    private void assertSwept(String path, Place place) {
        awaitCompleted(path);
        JsonNode sweep = pipeline.producer().json(path);
        assertThat(sweep.get("objects").asLong()).isEqualTo(place.objects().size());
        assertThat(sweep.get("messages").asLong()).isEqualTo(place.objects().size());
        pipeline.awaitEmpty(List.of(SWEEP_QUEUE, DEAD_LETTERS));
        assertOnItsQueueOnce(place);
    }

    private void assertOnItsQueueOnce(Place place) {
        assertThat(pipeline.aws().drain(place.queueUrl()))
                .extracting(message -> Objects.requireNonNull(
                                message.messageAttributes().get("key"))
                        .stringValue())
                .containsExactlyInAnyOrderElementsOf(place.objects().keySet());
    }

    private static String digestKey(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Aws.utf8(content))) + ".json";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
