package dev.reelay.producer.sweeping.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.localaws.LocalAws;
import dev.reelay.producer.Answer;
import dev.reelay.producer.ServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.producer.sweeping.Counts;
import dev.reelay.producer.sweeping.Mismatch;
import dev.reelay.producer.sweeping.Sweep;
import dev.reelay.producer.sweeping.SweepId;
import dev.reelay.producer.sweeping.SweepProgress;
import dev.reelay.producer.sweeping.SweepRange;
import dev.reelay.producer.sweeping.Sweeps;
import dev.reelay.producer.sweeping.Sweeps.Taken;
import dev.reelay.schema.SchemaNames;
import dev.reelay.sweep.KeyRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;

/** What the contract says of sweeps and audits that are ordered and looked at. */
@ServiceTest
class SweepTests {

    private static final LocalAws AWS = LocalAws.shared();
    private static final Instant LATER = Instant.parse("2026-11-20T10:00:00Z");
    private static final String UNKNOWN = "0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11";

    private final ServiceUnderTest service;
    private final SchemaNames names;
    private final Sweeps sweeps;
    private final String queue = "objects-" + UUID.randomUUID() + ".fifo";

    SweepTests(ServiceUnderTest service, SchemaNames names, Sweeps sweeps) {
        this.service = service;
        this.names = names;
        this.sweeps = sweeps;
    }

    @Test
    void postSweep_whenBucketAndQueueAreThere_acceptsIt() {
        aQueue();

        Answer answer =
                service.postJson("/sweeps", sweepOf(names.bucket(), queue)).isJson(202);

        JsonNode sweep = answer.json();
        assertThat(sweep.propertyNames())
                .containsExactly(
                        "sweepId",
                        "state",
                        "bucket",
                        "prefix",
                        "queue",
                        "objects",
                        "messages",
                        "startedOn",
                        "finishedOn");
        assertThat(sweep.path("state").asString()).isEqualTo("RUNNING");
        assertThat(sweep.path("bucket").asString()).isEqualTo(names.bucket());
        assertThat(sweep.path("prefix").asString()).isEmpty();
        assertThat(sweep.path("queue").asString()).isEqualTo(queue);
        assertThat(sweep.path("objects").asLong()).isZero();
        assertThat(sweep.path("finishedOn").isNull()).isTrue();
        String id = sweep.path("sweepId").asString();
        assertThat(answer.header("Location")).contains("/sweeps/" + id);
        assertThat(service.get("/sweeps/" + id).isJson(200).json()).isEqualTo(sweep);
        assertThat(isOrdered(id)).isTrue();
    }

    @Test
    void postSweep_whenTheQueueIsGivenByItsUrl_acceptsIt() {
        String url = aQueue();

        JsonNode sweep = service.postJson("/sweeps", sweepOf(names.bucket(), url))
                .isJson(202)
                .json();

        assertThat(sweep.path("queue").asString()).isEqualTo(url);
    }

    @Test
    void postSweep_whenBucketOrQueueAreMissing_namesThem() {
        service.postJson("/sweeps", sweepOf("no-such-" + UUID.randomUUID(), queue))
                .isBadInput("bucket");
        service.postJson("/sweeps", sweepOf(names.bucket(), queue)).isBadInput("queue");
        service.postJson("/audits", "{\"bucket\":\"no-such-" + UUID.randomUUID() + "\"}")
                .isBadInput("bucket");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bucket | {\"queue\":\"q.fifo\"}",
                "bucket | {\"bucket\":null,\"queue\":\"q.fifo\"}",
                "bucket | {\"bucket\":7,\"queue\":\"q.fifo\"}",
                "bucket | {\"bucket\":\"Movies\",\"queue\":\"q.fifo\"}",
                "bucket | {\"bucket\":\"../etc\",\"queue\":\"q.fifo\"}",
                "queue | {\"bucket\":\"bucket\"}",
                "queue | {\"bucket\":\"bucket\",\"queue\":\"q\"}",
                "queue | {\"bucket\":\"bucket\",\"queue\":\"https://sqs.us-east-1.amazonaws.com/1/q.fifo\"}",
                "queue | {\"bucket\":\"bucket\",\"queue\":[\"q.fifo\"]}",
                "prefix | {\"bucket\":\"bucket\",\"queue\":\"q.fifo\",\"prefix\":1}",
                "Prefix | {\"bucket\":\"bucket\",\"queue\":\"q.fifo\",\"Prefix\":\"a\"}",
                "body | {\"bucket\":\"bucket\",\"bucket\":\"bucket\",\"queue\":\"q.fifo\"}",
                "body | {\"bucket\":\"bucket\"",
                "body | []",
                "body | what is this"
            })
    void postSweep_whenABodyBreaksARule_namesTheField(String field, String body) {
        service.postJson("/sweeps", body).isBadInput(field);
    }

    @Test
    void postSweep_whenSeveralRulesAreBroken_namesAllFields() {
        service.postJson("/sweeps", "{\"prefix\":7,\"size\":1}").isBadInput("bucket", "queue", "prefix", "size");
        service.postJson("/sweeps", "").isBadInput("bucket", "queue");
        service.postJson("/sweeps", "{\"prefix\":\"" + "é".repeat(513) + "\"}").isBadInput("bucket", "queue", "prefix");
    }

    @Test
    void postAudit_whenThereIsAQueue_namesIt() {
        service.postJson("/audits", "{\"bucket\":\"bucket\",\"queue\":\"q.fifo\"}")
                .isBadInput("queue");
    }

    @Test
    void postAudit_whenTheBucketIsThere_acceptsIt() {
        Answer answer = service.postJson("/audits", "{\"bucket\":\"" + names.bucket() + "\",\"prefix\":\"0\"}")
                .isJson(202);

        JsonNode audit = answer.json();
        assertThat(audit.propertyNames())
                .containsExactly(
                        "auditId",
                        "state",
                        "bucket",
                        "prefix",
                        "objects",
                        "bytes",
                        "vanished",
                        "mismatches",
                        "startedOn",
                        "finishedOn",
                        "report",
                        "nextCursor");
        assertThat(audit.path("prefix").asString()).isEqualTo("0");
        String id = audit.path("auditId").asString();
        assertThat(answer.header("Location")).contains("/audits/" + id);
        assertThat(service.get("/audits/" + id).isJson(200).json()).isEqualTo(audit);
        assertThat(service.get("/audits/" + id + "?limit=&cursor=").isJson(200).json())
                .isEqualTo(audit);
        assertThat(isOrdered(id)).isTrue();
    }

    @Test
    void getSweep_whilePagesAreRecorded_isRunningWithItsNumbersAndThenCompleted() {
        aQueue();
        Sweep sweep =
                ordered("/sweeps", sweepOf(names.bucket(), queue), "sweepId").sweep();
        Optional<KeyRange> rest = Optional.of(KeyRange.all("").rest("k"));
        SweepRange begun = SweepRange.first(sweep).after(Counts.published(200), rest, LATER);

        sweeps.record(sweep.id(), new Taken(begun, List.of(), List.of()));
        JsonNode running = service.get("/sweeps/" + sweep.id()).isJson(200).json();
        SweepRange ended = begun.after(Counts.published(300), Optional.empty(), LATER);
        sweeps.record(sweep.id(), new Taken(ended, List.of(), List.of()));
        JsonNode completed = service.get("/sweeps/" + sweep.id()).isJson(200).json();

        assertThat(running.path("state").asString()).isEqualTo("RUNNING");
        assertThat(running.path("objects").asLong()).isEqualTo(200);
        assertThat(running.path("messages").asLong()).isEqualTo(200);
        assertThat(running.path("finishedOn").isNull()).isTrue();
        assertThat(completed.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(completed.path("objects").asLong()).isEqualTo(500);
        assertThat(completed.path("messages").asLong()).isEqualTo(500);
        assertThat(completed.path("finishedOn").asString()).isEqualTo(LATER.toString());
    }

    @Test
    void getAudit_whenMuchDoesNotMatch_reportsItPageByPage() {
        SweepProgress progress = ordered("/audits", "{\"bucket\":\"" + names.bucket() + "\"}", "auditId");
        List<Mismatch> found = IntStream.range(0, 7)
                .mapToObj(i -> i == 3
                        ? new Mismatch("k3", "unreadable: AccessDenied", Optional.empty(), 0)
                        : new Mismatch("k" + i, Mismatch.DIFFERS, Optional.of("0a".repeat(32)), 10))
                .toList();
        SweepRange ended =
                SweepRange.first(progress.sweep()).after(new Counts(80, 0, 6_000, 2, 7), Optional.empty(), LATER);
        sweeps.record(progress.sweep().id(), new Taken(ended, List.of(), found));

        String path = "/audits/" + progress.sweep().id();
        JsonNode first = service.get(path + "?limit=4").isJson(200).json();
        JsonNode second = service.get(
                        path + "?limit=4&cursor=" + first.path("nextCursor").asString())
                .isJson(200)
                .json();

        assertThat(first.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(first.path("objects").asLong()).isEqualTo(80);
        assertThat(first.path("bytes").asLong()).isEqualTo(6_000);
        assertThat(first.path("vanished").asLong()).isEqualTo(2);
        assertThat(first.path("mismatches").asLong()).isEqualTo(7);
        assertThat(first.path("report").findValuesAsString("key")).containsExactly("k0", "k1", "k2", "k3");
        assertThat(second.path("report").findValuesAsString("key")).containsExactly("k4", "k5", "k6");
        assertThat(second.path("nextCursor").isNull()).isTrue();
        assertThat(first.path("report").path(0).toString())
                .isEqualTo("{\"key\":\"k0\",\"reason\":\"digest-differs\",\"digest\":\"" + "0a".repeat(32)
                        + "\",\"size\":10}");
        assertThat(first.path("report").path(3).path("digest").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sweeps/" + UNKNOWN, "/sweeps/x", "/audits/" + UNKNOWN, "/audits/x"})
    void get_whenItIsUnknown_isNotFound(String path) {
        service.get(path).isProblem(404, "not-found");
    }

    @Test
    void get_whenItIsTheOther_isNotFound() {
        aQueue();
        SweepId sweep = ordered("/sweeps", sweepOf(names.bucket(), queue), "sweepId")
                .sweep()
                .id();
        SweepId audit = ordered("/audits", "{\"bucket\":\"" + names.bucket() + "\"}", "auditId")
                .sweep()
                .id();

        service.get("/audits/" + sweep).isProblem(404, "not-found");
        service.get("/sweeps/" + audit).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"limit=0,limit", "limit=1001,limit", "cursor=x,cursor"})
    void getAudit_whenAParameterBreaksARule_namesIt(String query, String field) {
        SweepId audit = ordered("/audits", "{\"bucket\":\"" + names.bucket() + "\"}", "auditId")
                .sweep()
                .id();

        service.get("/audits/" + audit + "?" + query).isBadInput(field);
    }

    private SweepProgress ordered(String path, String body, String idField) {
        String id =
                service.postJson(path, body).isJson(202).json().path(idField).asString();
        return sweeps.find(new SweepId(id)).orElseThrow();
    }

    private String aQueue() {
        return AWS.sqs()
                .createQueue(
                        request -> request.queueName(queue).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
    }

    private static String sweepOf(String bucket, String queue) {
        return "{\"bucket\":\"%s\",\"queue\":\"%s\"}".formatted(bucket, queue);
    }

    /** Whether its first step waits in the queue, from which nobody takes anything here. */
    private boolean isOrdered(String id) {
        List<String> bodies = new ArrayList<>();
        await().until(() -> {
            List<Message> some = receive();
            some.forEach(message -> bodies.add(message.body()));
            return some.isEmpty();
        });
        return bodies.contains("{\"sweepId\":\"" + id + "\",\"range\":0,\"step\":0}");
    }

    private List<Message> receive() {
        String url = AWS.sqs()
                .getQueueUrl(request -> request.queueName(names.sweepQueue()))
                .queueUrl();
        return AWS.sqs()
                .receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(30)
                        .waitTimeSeconds(0))
                .messages();
    }
}
