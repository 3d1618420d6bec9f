package dev.reelay.endtoend;

import static dev.reelay.endtoend.Pipeline.DEAD_LETTER_QUEUES;
import static dev.reelay.endtoend.Pipeline.QUEUES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.backend.docker.Emulator;
import dev.reelay.backend.docker.KnownDifference;
import dev.reelay.backend.docker.StartsItsBackend;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
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
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;

/** What goes in comes out whole, and what cannot go in is parked: on the queues that a subclass names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RoundTripKit implements StartsItsBackend {

    private final String queueSuffix;
    private final Pipeline.Start start;

    @SuppressWarnings("NullAway.Init") // by start
    private Services pipeline;

    /** On embedded AWS. */
    RoundTripKit(String queueSuffix) {
        this(queueSuffix, Pipeline::start);
    }

    RoundTripKit(String queueSuffix, Pipeline.Start start) {
        this.queueSuffix = queueSuffix;
        this.start = start;
    }

    @BeforeAll
    void start() {
        pipeline = start.services(getClass().getSimpleName(), queueSuffix);
    }

    @AfterAll
    void stop() {
        // Null where start() failed, which is then the failure to be seen.
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @Override
    public Emulator emulator() {
        return pipeline.emulator();
    }

    @Test
    void job_whenCompleted_hasEveryItemAndEveryFileAsTheContractSays() throws Exception {
        String jobId = pipeline.producer().submit(100);
        pipeline.awaitState(jobId, "COMPLETED");

        Map<String, Item> movies = pipeline.aws().movies(jobId);
        assertThat(movies).hasSize(100);
        for (Item item : movies.values()) {
            assertConfirmed(jobId, item);
        }
        pipeline.assertCountsAreTheItems(jobId);
        pipeline.awaitEmpty(QUEUES);
    }

    private void assertConfirmed(String jobId, Item item) throws Exception {
        assertThat(item.text("state")).isEqualTo("CONFIRMED");
        assertThat(item.attributes())
                .containsKeys("stored_on", "processed_on", "confirmed_on")
                .doesNotContainKey("failure");
        // No finer than what other languages read.
        assertThat(item.text("confirmed_on")).matches("[0-9-]{10}T[0-9:]{8}(\\.\\d{3}|\\.\\d{6})?Z");
        String key = item.text("key");
        byte[] file = pipeline.aws().file(key);
        assertThat(key)
                .isEqualTo(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(file)) + ".json");
        assertThat(new String(file, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"jobId\":\"%s\",\"movieId\":\"%s\",\"title\":\"%s\",\"year\":%s,\"actor\":\"%s\",\"director\":\"%s\"}",
                        jobId,
                        item.text("movie_id"),
                        item.text("title"),
                        item.text("year"),
                        item.text("actor"),
                        item.text("director"));
        assertThat(pipeline.aws().contentType(key)).isEqualTo("application/json");
    }

    @Test
    void file_ofOnesOwn_arrivesByteForByteAndItsPairsAreInTheItem() {
        byte[] file = Aws.utf8("""
                { "run": "%s",
                  "weight": 1.50, "é🎬": [null, true, {"x": ""}], "state": "new" }
                """.formatted(UUID.randomUUID()));
        String jobId = pipeline.producer().sendFile("laptop.json", file);
        pipeline.awaitState(jobId, "COMPLETED");

        Map<String, Item> movies = pipeline.aws().movies(jobId);
        assertThat(movies).containsOnlyKeys("0000000");
        Item item = Objects.requireNonNull(movies.get("0000000"));
        OwnFiles.assertConfirmed(pipeline.aws(), item, "laptop.json", file);
        assertThat(pipeline.aws().contentType(item.text("key"))).isEqualTo("application/json");
        JsonNode shown = pipeline.producer().json("/jobs/" + jobId + "/movies/0000000");
        assertThat(shown.get("fileName").stringValue()).isEqualTo("laptop.json");
        assertThat(shown.get("attributes").get("weight").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(shown.get("attributes").get("é🎬").toString()).isEqualTo("[null,true,{\"x\":\"\"}]");
        pipeline.assertCountsAreTheItems(jobId);
        pipeline.awaitEmpty(QUEUES);
    }

    @Test
    @KnownDifference(on = Emulator.MOTO, tried = false, reason = KnownDifference.TABLE_COPIES)
    void awsCalls_forAJobOfAThousand_areWithinTheDesign() {
        pipeline.awaitState(pipeline.producer().submit(100), "COMPLETED");
        double before = pipeline.producer().awsCalls() + pipeline.consumer().awsCalls();

        String jobId = pipeline.producer().submit(1000);
        // Watched through the queues, not through GET /jobs, whose own reads would be counted too.
        pipeline.awaitNothingLeftOf(jobId, 1000);

        double calls = pipeline.producer().awsCalls() + pipeline.consumer().awsCalls() - before;
        assertThat(calls / 1000).as("AWS calls per movie").isBetween(2.0, 3.0);
    }

    @Test
    void poison_amongGoodMessages_isParkedWithItsReasonAndBlocksNothing() {
        String jobId = pipeline.producer().submit(50);
        List<String> poison = Poison.bodies();
        for (String queue : QUEUES) {
            poison.forEach(body -> pipeline.aws().send(queue, body));
        }
        String second = pipeline.producer().submit(50);

        pipeline.awaitState(jobId, "COMPLETED");
        pipeline.awaitState(second, "COMPLETED");
        pipeline.awaitEmpty(QUEUES);
        for (int i = 0; i < QUEUES.size(); i++) {
            List<Message> parked = pipeline.aws().look(DEAD_LETTER_QUEUES.get(i));
            String stage = Pipeline.stage(QUEUES.get(i));
            assertThat(parked.stream().map(Message::body)).containsExactlyInAnyOrderElementsOf(poison);
            assertThat(parked).allSatisfy(message -> {
                assertThat(attribute(message, "failedStage")).isEqualTo(stage);
                assertThat(attribute(message, "failureReason")).isNotBlank();
            });
        }
    }

    @Test
    void widgetRequest_whereNobodyWasToldAnything_isApplied() {
        String widgetId = UUID.randomUUID().toString();
        HttpResponse<String> accepted = pipeline.producer()
                .post(
                        "/widget-requests",
                        "{\"type\":\"create\",\"requestId\":\"r\",\"widgetId\":\"%s\",\"owner\":\"Ann Lee\"}"
                                .formatted(widgetId));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);

        await().atMost(Services.PATIENCE)
                .until(() ->
                        pipeline.producer().get("/widgets/ann-lee/" + widgetId).statusCode() == 200);
    }

    @Test
    void jobs_ofAnOwner_areListedNewestFirst() {
        String owner = "Ada " + UUID.randomUUID();
        String first = pipeline.producer().submit(3, owner);
        pipeline.awaitState(first, "COMPLETED");
        String second = pipeline.producer().submit(2, owner);
        pipeline.awaitState(second, "COMPLETED");

        // By the index, which may be behind.
        await().atMost(Services.PATIENCE)
                .untilAsserted(() -> assertThat(pipeline.producer()
                                .json("/jobs?owner=" + owner.replace(" ", "%20"))
                                .get("jobs")
                                .findValuesAsString("jobId"))
                        .containsExactly(second, first));
        pipeline.awaitEmpty(QUEUES);
    }

    @Test
    void timeline_ofAJob_tellsEachEventOnceNewestFirstHoweverItIsRead() {
        String jobId = pipeline.producer().submit(10);
        pipeline.awaitState(jobId, "COMPLETED");

        List<JsonNode> events = events(jobId, 1_000);
        assertThat(events)
                .extracting(event -> event.get("event").stringValue())
                .containsExactlyInAnyOrder(
                        "completed", "first-confirmed", "generation-done", "generation-begun", "submitted")
                .startsWith("completed")
                .endsWith("generation-begun", "submitted");
        assertThat(events(jobId, 2)).isEqualTo(events);
        pipeline.awaitEmpty(QUEUES);
    }

    /** Page by page, with so many on each. */
    private List<JsonNode> events(String jobId, int limit) {
        String path = "/jobs/" + jobId + "/events?limit=" + limit;
        List<JsonNode> events = new ArrayList<>();
        JsonNode page = pipeline.producer().json(path);
        page.get("events").forEach(events::add);
        while (!page.get("nextCursor").isNull()) {
            page = pipeline.producer()
                    .json(path + "&cursor=" + page.get("nextCursor").stringValue());
            page.get("events").forEach(events::add);
        }
        return events;
    }

    @Test
    void sweep_ofAPrefix_putsAMessageForEachObjectBelowItOnTheQueue() {
        String place = "swept-" + UUID.randomUUID();
        Map<String, byte[]> objects = objects();
        pipeline.aws().createBucket(place, withStrays(objects));
        String queueUrl = pipeline.aws().createFifoQueue(place + ".fifo");

        JsonNode sweep = completed(
                "/sweeps", "{\"bucket\":\"%1$s\",\"prefix\":\"in/\",\"queue\":\"%1$s.fifo\"}".formatted(place));

        assertThat(sweep.get("objects").asLong()).isEqualTo(objects.size());
        assertThat(sweep.get("messages").asLong()).isEqualTo(objects.size());
        assertThat(pipeline.aws().drain(queueUrl))
                .extracting(message -> attribute(message, "key"))
                .containsExactlyInAnyOrderElementsOf(objects.keySet());
        pipeline.awaitEmpty(QUEUES);
    }

    @Test
    void audit_ofAPrefixWithAnAlteredObject_reportsThisOne() {
        String bucket = "audited-" + UUID.randomUUID();
        Map<String, byte[]> objects = objects();
        String altered = "in/" + OwnFiles.digest(Aws.utf8("what it was")) + ".json";
        objects.put(altered, Aws.utf8("what it is"));
        pipeline.aws().createBucket(bucket, withStrays(objects));

        JsonNode audit = completed("/audits", "{\"bucket\":\"%s\",\"prefix\":\"in/\"}".formatted(bucket));

        assertThat(audit.get("objects").asLong()).isEqualTo(objects.size());
        assertThat(audit.get("mismatches").asLong()).isEqualTo(1);
        JsonNode mismatch = audit.get("report").get(0);
        assertThat(mismatch.get("key").stringValue()).isEqualTo(altered);
        assertThat(mismatch.get("reason").stringValue()).isEqualTo("digest-differs");
        assertThat(mismatch.get("digest").stringValue()).isEqualTo(OwnFiles.digest(Aws.utf8("what it is")));
        pipeline.awaitEmpty(QUEUES);
    }

    /** More than two batches of them, each named as it should be, with a prefix. */
    private static Map<String, byte[]> objects() {
        Map<String, byte[]> objects = new HashMap<>();
        for (int i = 0; i < 25; i++) {
            byte[] content = Aws.utf8("object " + i);
            objects.put("in/" + OwnFiles.digest(content) + ".json", content);
        }
        return objects;
    }

    /** With one before and one behind those that have the prefix. */
    private static Map<String, byte[]> withStrays(Map<String, byte[]> objects) {
        Map<String, byte[]> all = new HashMap<>(objects);
        all.put("i", Aws.utf8("before"));
        all.put("inn", Aws.utf8("behind"));
        return all;
    }

    /** Orders a sweep or an audit, and gives it when it has come to its end. */
    private JsonNode completed(String path, String order) {
        HttpResponse<String> accepted = pipeline.producer().post(path, order);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String location = accepted.headers().firstValue("Location").orElseThrow();
        return await().atMost(Services.PATIENCE)
                .until(
                        () -> pipeline.producer().json(location),
                        found -> found.get("state").stringValue().equals("COMPLETED"));
    }

    private static String attribute(Message message, String name) {
        return Objects.requireNonNull(message.messageAttributes().get(name), name)
                .stringValue();
    }
}
