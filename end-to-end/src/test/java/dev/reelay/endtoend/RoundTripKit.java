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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
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
        List<String> poison = poison();
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

    private static String attribute(Message message, String name) {
        return Objects.requireNonNull(message.messageAttributes().get(name), name)
                .stringValue();
    }

    private static List<String> poison() {
        String job = "00000000-0000-4000-8000-000000000000";
        String key = "0".repeat(64) + ".json";
        return List.of(
                "not json",
                "[]",
                "{}",
                "{\"bucket\":\"movie-bucket\"}",
                "[".repeat(500) + "]".repeat(500),
                "{\"jobId\":\"%s\",\"from\":0,\"to\":10}".formatted(job),
                "{\"bucket\":\"somebody-elses\",\"key\":\"%s\",\"jobId\":\"%s\",\"movieId\":\"0000000\"}"
                        .formatted(key, job),
                "{\"bucket\":\"movie-bucket\",\"key\":\"%s\",\"jobId\":\"%s\",\"movieId\":\"0000000\"}"
                        .formatted(key, job),
                "{\"bucket\":\"movie-bucket\",\"key\":\"../../etc\",\"jobId\":\"%s\",\"movieId\":\"0000000\"}"
                        .formatted(job),
                IntStream.range(0, 20_000).mapToObj(i -> "x").reduce("", String::concat));
    }
}
