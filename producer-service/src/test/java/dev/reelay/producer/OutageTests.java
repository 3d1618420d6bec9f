package dev.reelay.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.movie.JobId;
import dev.reelay.schema.SchemaNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import tools.jackson.databind.JsonNode;

/** What the contract says of AWS being away: 503 soon, health DOWN, liveness UP, and all well again without a restart. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FragileBackend.Initializer.class)
@Import(ServiceUnderTest.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class OutageTests {

    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(10);
    private static final String AN_ID = "0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11";
    private static final String A_JOB = "/jobs/" + AN_ID;

    private final ServiceUnderTest service;
    private final FragileBackend backend;
    private final SchemaNames names;

    OutageTests(ServiceUnderTest service, FragileBackend backend, SchemaNames names) {
        this.service = service;
        this.backend = backend;
        this.names = names;
    }

    @AfterEach
    void restore() {
        backend.all().forEach(Forwarder::restore);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.get("/actuator/health").status() == 200);
    }

    @Test
    void requests_whenAwsIsDown_areUnavailableSoon() {
        backend.all().forEach(Forwarder::cut);

        assertAllUnavailable();
    }

    @Test
    void requests_whenAwsHangs_areUnavailableSoon() {
        backend.all().forEach(Forwarder::silence);

        assertAllUnavailable();
    }

    @Test
    void health_whenAwsIsDown_isDownAndLivenessIsNot() {
        assertHealth(200, "UP");

        backend.all().forEach(Forwarder::cut);

        assertHealth(503, "DOWN");
        assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);

        backend.all().forEach(Forwarder::restore);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertHealth(200, "UP"));
        service.post("/jobs").isJson(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3", "sqs", "dynamodb"})
    void health_whenOneServiceIsDown_namesIt(String name) {
        Forwarder forwarder = switch (name) {
            case "s3" -> backend.s3();
            case "sqs" -> backend.sqs();
            default -> backend.dynamoDb();
        };
        forwarder.cut();

        JsonNode components = service.get("/actuator/health").json().path("components");

        for (String component : List.of("s3", "sqs", "dynamodb")) {
            assertThat(components.path(component).path("status").asString())
                    .as(component)
                    .isEqualTo(component.equals(name) ? "DOWN" : "UP");
        }
    }

    @Test
    void post_whenTheQueueIsAway_promisesNothingAndContinuesWhenRepeated() {
        String key = "key-" + UUID.randomUUID();
        backend.sqs().cut();

        service.postJson("/jobs", "{\"count\":2}", "Idempotency-Key", key).isProblem(503, "unavailable");
        assertThat(service.get("/jobs?limit=1000").json().path("jobs").findValuesAsString("jobId"))
                .doesNotContain(JobId.ofIdempotencyKey(key).value());
        service.postJson("/jobs", "{\"count\":3}", "Idempotency-Key", key).isProblem(422, "idempotency-key-reused");

        backend.sqs().restore();

        Answer answer = service.postJson("/jobs", "{\"count\":2}", "Idempotency-Key", key)
                .isJson(202);
        assertThat(answer.json().path("jobId").asString())
                .isEqualTo(JobId.ofIdempotencyKey(key).value());
    }

    @Test
    void put_whenS3IsAway_promisesNothingAndContinuesWhenRepeated() {
        String key = "key-" + UUID.randomUUID();
        byte[] file = "{\"run\":\"%s\"}".formatted(key).getBytes(StandardCharsets.UTF_8);
        Supplier<Answer> put = () -> service.putJson("/files/laptop.json", file, "Idempotency-Key", key);
        backend.s3().silence();

        assertUnavailable(put);
        assertThat(service.get("/jobs?limit=1000").json().path("jobs").findValuesAsString("jobId"))
                .doesNotContain(JobId.ofIdempotencyKey(key).value());

        backend.s3().restore();

        assertThat(put.get().isJson(202).json().path("jobId").asString())
                .isEqualTo(JobId.ofIdempotencyKey(key).value());
    }

    /** All at once: each waits as long as the SDK does. */
    private void assertAllUnavailable() {
        String queue = "/queues/" + names.confirmQueue();
        Stream<Supplier<Answer>> gets = Stream.of(
                        "/jobs",
                        A_JOB,
                        A_JOB + "/events",
                        "/jobs?owner=Ada",
                        A_JOB + "/movies",
                        A_JOB + "/movies/0000000",
                        "/sweeps/" + AN_ID,
                        "/audits/" + AN_ID,
                        "/queues",
                        queue + "/dead-letters",
                        "/widgets/ann-lee/w-1")
                .map(path -> () -> service.get(path));
        Stream<Supplier<Answer>> posts = Stream.of("/jobs", queue + "/redrive").map(path -> () -> service.post(path));
        Supplier<Answer> put = () -> service.putJson("/files/laptop.json", "{}".getBytes(StandardCharsets.UTF_8));
        Stream<Supplier<Answer>> orders = Stream.of(
                () -> service.postJson("/sweeps", "{\"bucket\":\"%s\",\"queue\":\"q.fifo\"}".formatted(names.bucket())),
                () -> service.postJson("/audits", "{\"bucket\":\"%s\"}".formatted(names.bucket())),
                () -> service.postJson(
                        "/widget-requests",
                        "{\"type\":\"delete\",\"requestId\":\"r-1\",\"widgetId\":\"w-1\",\"owner\":\"Ann Lee\"}"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream.of(gets, posts, Stream.of(put), orders)
                    .flatMap(requests -> requests)
                    .map(request -> CompletableFuture.runAsync(() -> assertUnavailable(request), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
        service.get("/jobs?limit=0").isBadInput("limit");
    }

    private static void assertUnavailable(Supplier<Answer> request) {
        Instant before = Instant.now();
        Answer answer = request.get();
        assertThat(Duration.between(before, Instant.now())).isLessThan(A_FEW_SECONDS);
        answer.isProblem(503, "unavailable");
        assertThat(answer.header("Retry-After"))
                .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9][0-9]*"));
    }

    private void assertHealth(int status, String expected) {
        Answer health = service.get("/actuator/health");
        assertThat(health.status()).isEqualTo(status);
        assertThat(health.json().path("status").asString()).isEqualTo(expected);
        for (String component : List.of("s3", "sqs", "dynamodb")) {
            assertThat(health.json()
                            .path("components")
                            .path(component)
                            .path("status")
                            .asString())
                    .as(component)
                    .isEqualTo(expected);
        }
    }
}
