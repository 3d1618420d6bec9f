package dev.reelay.producer.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.backend.docker.Emulator;
import dev.reelay.backend.docker.KnownDifference;
import dev.reelay.producer.Answer;
import dev.reelay.producer.ServiceUnderTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the contract says of {@code POST /jobs}. */
abstract class IntakeKit {

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final ServiceUnderTest service;

    IntakeKit(ServiceUnderTest service) {
        this.service = service;
    }

    @Test
    void post_whenCountAndSeedAreGiven_acceptsTheJob() {
        Answer answer =
                service.postJson("/jobs", "{\"count\": 25, \"seed\": 7}").isJson(202);

        JsonNode job = answer.json();
        assertThat(job.propertyNames())
                .containsExactly("jobId", "state", "count", "seed", "movies", "startedOn", "finishedOn");
        assertThat(job.path("jobId").asString()).matches(ID);
        assertThat(answer.header("Location"))
                .contains("/jobs/" + job.path("jobId").asString());
        assertThat(job.path("state").asString()).isEqualTo("RUNNING");
        assertThat(job.path("count").isInt()).isTrue();
        assertThat(job.path("count").asInt()).isEqualTo(25);
        assertThat(job.path("seed").isIntegralNumber()).isTrue();
        assertThat(job.path("seed").asLong()).isEqualTo(7);
        assertThat(job.path("movies").propertyNames())
                .containsExactly("pending", "stored", "processed", "confirmed", "failed");
        assertThat(job.path("movies").path("pending").asInt()).isEqualTo(25);
        assertThat(job.path("finishedOn").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "ada@example.org", "Team 7", "x.y_z-1"})
    void post_whenOwnerIsGiven_keepsIt(String owner) {
        Answer answer = service.postJson("/jobs", "{\"count\":1,\"owner\":\"%s\"}".formatted(owner));

        String location = answer.isJson(202).header("Location").orElseThrow();
        assertThat(answer.json().path("owner").asString()).isEqualTo(owner);
        assertThat(service.get(location).json().path("owner").asString()).isEqualTo(owner);
    }

    @Test
    void post_whenOwnerIsNull_isNobodys() {
        assertThat(service.postJson("/jobs", "{\"owner\":null}")
                        .isJson(202)
                        .json()
                        .has("owner"))
                .isFalse();
    }

    @Test
    void post_whenKeyComesWithAnotherOwner_isRefused() {
        String key = aKey();
        service.postJson("/jobs", "{\"count\":3,\"owner\":\"Ada\"}", "Idempotency-Key", key)
                .isJson(202);

        service.postJson("/jobs", "{\"count\":3,\"owner\":\"Bob\"}", "Idempotency-Key", key)
                .isProblem(422, "idempotency-key-reused");
        service.postJson("/jobs", "{\"count\":3}", "Idempotency-Key", key).isProblem(422, "idempotency-key-reused");
    }

    @Test
    void post_whenAccepted_answersWhatTrackingAnswers() {
        Answer accepted =
                service.postJson("/jobs", "{\"seed\":9007199254740993}").isJson(202);

        Answer tracked = service.get(accepted.header("Location").orElseThrow()).isJson(200);

        assertThat(tracked.json().propertyNames()).isEqualTo(accepted.json().propertyNames());
        for (String field : List.of("jobId", "count", "seed", "startedOn", "finishedOn")) {
            assertThat(tracked.json().path(field))
                    .as(field)
                    .isEqualTo(accepted.json().path(field));
        }
        assertThat(tracked.json().path("movies").propertyNames())
                .isEqualTo(accepted.json().path("movies").propertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"count\":null,\"seed\":null}", " { } "})
    void post_whenNothingIsSaid_takesTheDefaults(String body) {
        JsonNode job = service.postJson("/jobs", body).isJson(202).json();

        assertThat(job.path("count").asInt()).isEqualTo(10);
        assertThat(job.path("seed").asLong()).isBetween(0L, (1L << 53) - 1);
    }

    @Test
    void post_whenThereIsNoBodyAtAll_takesTheDefaults() {
        assertThat(service.post("/jobs").isJson(202).json().path("count").asInt())
                .isEqualTo(10);
    }

    @Test
    void post_whenSeedIsAbsent_drawsAnotherEachTime() {
        assertThat(service.post("/jobs").json().path("seed"))
                .isNotEqualTo(service.post("/jobs").json().path("seed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-9223372036854775808", "9223372036854775807", "0"})
    void post_whenSeedIsAtItsLimits_keepsIt(String seed) {
        assertThat(service.postJson("/jobs", "{\"count\":1,\"seed\":" + seed + "}")
                        .isJson(202)
                        .body())
                .contains("\"seed\":" + seed + ",");
    }

    @Test
    void post_whenAMillionIsAskedFor_answersAtOnce() {
        Answer answer = service.postJson("/jobs", "{\"count\":1000000,\"seed\":1}");

        assertThat(answer.isJson(202).json().path("movies").path("pending").asInt())
                .isEqualTo(1_000_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count | {\"count\":0}",
                "count | {\"count\":-1}",
                "count | {\"count\":1000001}",
                "count | {\"count\":99999999999999999999}",
                "count | {\"count\":\"25\"}",
                "count | {\"count\":25.0}",
                "count | {\"count\":1e1}",
                "count | {\"count\":true}",
                "count | {\"count\":[25]}",
                "count | {\"count\":{}}",
                "seed | {\"seed\":\"7\"}",
                "seed | {\"seed\":7.5}",
                "seed | {\"seed\":9223372036854775808}",
                "seed | {\"seed\":false}",
                "owner | {\"owner\":7}",
                "owner | {\"owner\":\"\"}",
                "owner | {\"owner\":\" Ada\"}",
                "owner | {\"owner\":\"Ada \"}",
                "owner | {\"owner\":\"Ada+Bob\"}",
                "owner | {\"owner\":\"\\u00c4da\"}",
                "owner | {\"owner\":\"Ada\\nBob\"}",
                "size | {\"size\":3}",
                "Count | {\"Count\":3}",
                "body | {\"count\":1,\"count\":2}",
                "body | {\"count\":1} {}",
                "body | {\"count\":1",
                "body | {count:1}",
                "body | [1]",
                "body | 25",
                "body | null",
                "body | \"\"",
                "body | what is this"
            })
    void post_whenABodyBreaksARule_namesTheField(String field, String body) {
        service.postJson("/jobs", body).isBadInput(field);
    }

    @Test
    void post_whenSeveralRulesAreBroken_namesAllFields() {
        service.postJson("/jobs", "{\"count\":0,\"seed\":\"x\",\"size\":1}").isBadInput("count", "seed", "size");
    }

    @Test
    void post_whenNestedDeeply_isRefused() {
        service.postJson("/jobs", "{\"count\":" + "[".repeat(50_000)).isBadInput("body");
    }

    @Test
    void post_whenKeyAndBodyAreRepeated_answersTheSameJob() {
        String key = aKey();

        JsonNode first = service.postJson("/jobs", "{\"count\":3}", "Idempotency-Key", key)
                .isJson(202)
                .json();
        JsonNode second = service.postJson("/jobs", "{ \"count\" : 3 }", "Idempotency-Key", key)
                .isJson(202)
                .json();

        assertThat(second.path("jobId")).isEqualTo(first.path("jobId"));
        assertThat(second.path("seed")).isEqualTo(first.path("seed"));
        assertThat(second.path("startedOn")).isEqualTo(first.path("startedOn"));
    }

    @Test
    void post_whenKeyComesWithAnotherBody_isRefused() {
        String key = aKey();
        service.postJson("/jobs", "{\"count\":3}", "Idempotency-Key", key).isJson(202);

        service.postJson("/jobs", "{\"count\":4}", "Idempotency-Key", key).isProblem(422, "idempotency-key-reused");
        service.postJson("/jobs", "{\"count\":3,\"seed\":1}", "Idempotency-Key", key)
                .isProblem(422, "idempotency-key-reused");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256, 4000})
    void post_whenKeyIsEmptyOrTooLong_isRefused(int length) {
        service.postJson("/jobs", "{}", "Idempotency-Key", "k".repeat(length)).isBadInput("Idempotency-Key");
    }

    @Test
    void post_whenKeyIsAsLongAsAllowed_isAccepted() {
        String key = aKey() + "k".repeat(255 - aKey().length());

        service.postJson("/jobs", "{\"count\":1}", "Idempotency-Key", key).isJson(202);
    }

    @Test
    @KnownDifference(
            on = Emulator.MOTO,
            always = false,
            reason = KnownDifference.CHECK_THEN_WRITE,
            failure = "to contain only")
    void post_whenOneKeyIsSubmitted16TimesAtOnce_isOneJob() {
        String key = aKey();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> answers = IntStream.range(0, 16)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> service.postJson("/jobs", "{\"count\":2}", "Idempotency-Key", key), threads))
                    .toList();

            assertThat(answers)
                    .extracting(answer -> identity(answer.join().isJson(202)))
                    .hasSize(16)
                    .containsOnly(identity(answers.getFirst().join()));
        }
        service.postJson("/jobs", "{\"count\":1}", "Idempotency-Key", key).isProblem(422, "idempotency-key-reused");
    }

    private static String identity(Answer answer) {
        JsonNode job = answer.json();
        return job.path("jobId") + " " + job.path("seed") + " " + job.path("startedOn");
    }

    private static String aKey() {
        return "key-" + UUID.randomUUID();
    }
}
