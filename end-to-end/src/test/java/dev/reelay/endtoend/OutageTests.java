package dev.reelay.endtoend;

import static dev.reelay.endtoend.Pipeline.QUEUES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.launcher.stack.ServicePlan;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** AWS that does not answer for a while. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageTests {

    @SuppressWarnings("NullAway.Init") // by start
    private Pipeline pipeline;

    @BeforeAll
    void start() {
        pipeline =
                Pipeline.withoutServices("OutageTests", "").redeliveringSoon().through(OutageTests::tracedToNobody);
        pipeline.startProducer();
        pipeline.startConsumer();
        pipeline.awaitState(pipeline.producer().submit(20), "COMPLETED");
    }

    @AfterAll
    void stop() {
        // Null where start() failed, which is then the failure to be seen.
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @Test
    void aws_whenItStopsAnsweringInTheMiddle_isReportedAtOnceAndTheJobGoesOnByItselfAfterwards() {
        String jobId = pipeline.producer().submit(500);
        pipeline.awaitAtLeast(jobId, "stored", 1);

        pipeline.stack().awsProgram().pause();
        try {
            assertReported(jobId);
        } finally {
            pipeline.stack().awsProgram().resume();
        }

        pipeline.awaitState(jobId, "COMPLETED");
        assertThat(pipeline.aws().states(jobId)).isEqualTo(Map.of("CONFIRMED", 500));
        pipeline.assertCountsAreTheItems(jobId);
        pipeline.awaitEmpty(QUEUES);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                pipeline.consumer().get("/actuator/health").statusCode())
                        .isEqualTo(200));
    }

    private void assertReported(String jobId) {
        assertUnavailable(pipeline.producer().post("/jobs", "{\"count\":5}"));
        assertUnavailable(pipeline.producer().get("/jobs/" + jobId));
        for (Rest service : List.of(pipeline.producer(), pipeline.consumer())) {
            HttpResponse<String> health = service.get("/actuator/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("\"s3\"", "\"dynamodb\"", "\"sqs\"", "\"DOWN\"");
            assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        }
    }

    /** The work in flight cannot be finished then, but it is in its queue still: the next instance does it. */
    @Test
    void services_whenToldToStopWhileAwsIsAway_exitWithZeroInTimeAndLoseNothing() {
        String jobId = pipeline.producer().submit(1_000);
        pipeline.awaitAtLeast(jobId, "confirmed", 1);
        pipeline.stack().awsProgram().pause();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Integer> producer = CompletableFuture.supplyAsync(
                    () -> pipeline.stack().producer().program().terminate(), threads);
            CompletableFuture<Integer> consumer = CompletableFuture.supplyAsync(
                    () -> pipeline.stack().consumer().program().terminate(), threads);
            assertThat(CompletableFuture.allOf(producer, consumer)).succeedsWithin(Duration.ofSeconds(25));
            assertThat(producer).isCompletedWithValue(0);
            assertThat(consumer).isCompletedWithValue(0);
        } finally {
            pipeline.stack().awsProgram().resume();
        }
        pipeline.stack().restart(pipeline.stack().producer());
        pipeline.stack().restart(pipeline.stack().consumer());

        pipeline.awaitState(jobId, "COMPLETED");
        pipeline.assertCountsAreTheItems(jobId);
        pipeline.awaitEmpty(QUEUES);
    }

    /** TEST-NET-1: connections are neither made nor refused there. */
    private static ServicePlan tracedToNobody(ServicePlan service) {
        return service.with("management.opentelemetry.tracing.export.otlp.endpoint", "http://192.0.2.1:4318/v1/traces")
                .with("management.tracing.sampling.probability", "1");
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).doesNotContain("Exception", "\tat ");
    }
}
