package dev.reelay.endtoend;

import static dev.reelay.endtoend.Pipeline.QUEUES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sqs.model.Message;

/** One trace from POST /jobs to CONFIRMED through two services, three queues and many batches, and through a repair. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TraceTests {

    private static final int MOVIES = 40;
    private static final String WHOLE = "0000007";
    private static final String BROKEN = "0000008";

    /** The first movie beyond what a trace follows here. */
    private static final String BEYOND = "0000030";

    private final OtlpReceiver receiver = new OtlpReceiver();

    @SuppressWarnings("NullAway.Init") // by run
    private Pipeline pipeline;

    @SuppressWarnings("NullAway.Init") // by run
    private List<Message> parked;

    @BeforeAll
    void run() {
        pipeline = Pipeline.withoutServices("TraceTests", "")
                .through(service -> service.with(
                                "management.opentelemetry.tracing.export.otlp.endpoint", receiver.traces())
                        .with("management.opentelemetry.tracing.export.schedule-delay", "200ms")
                        // Whoever would send these, by an exporter that a starter brings along, would send them there.
                        .with("management.otlp.metrics.export.url", receiver.metrics())
                        .with("management.otlp.metrics.export.step", "1s")
                        .with("management.opentelemetry.logging.export.otlp.endpoint", receiver.logs())
                        .with("management.opentelemetry.logging.export.schedule-delay", "200ms")
                        .with("management.tracing.sampling.probability", "1")
                        .with("reelay.traces.movies-per-job", "30"));
        pipeline.startProducer();
        String jobId = pipeline.producer().submit(MOVIES);
        pipeline.awaitAtLeast(jobId, "stored", MOVIES);
        String key = pipeline.producer()
                .json("/jobs/" + jobId + "/movies/" + BROKEN)
                .get("key")
                .stringValue();
        byte[] file = pipeline.aws().file(key);
        pipeline.aws().delete(key);

        pipeline.startConsumer();
        pipeline.awaitState(jobId, "COMPLETED_WITH_FAILURES");
        pipeline.awaitEmpty(QUEUES);
        parked = pipeline.aws().look("movie-confirm-dlq");
        pipeline.aws().overwrite(key, file);
        // Again and again: what was looked at is hidden for a while.
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    pipeline.producer().post("/queues/movie-confirm/redrive", "");
                    assertThat(pipeline.producer().job(jobId).get("state").stringValue())
                            .isEqualTo("COMPLETED");
                });
    }

    @AfterAll
    void stop() {
        // Null where run() failed, which is then the failure to be seen.
        if (pipeline != null) {
            pipeline.close();
        }
        receiver.close();
    }

    @Test
    void movie_whenConfirmed_hasOneTraceThroughBothServices() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            ExportedSpan confirm = only(stages("movie-confirm", WHOLE));
            ExportedSpan load = only(stages("movie-load", WHOLE));
            ExportedSpan generate = parentOf(load);
            ExportedSpan post = parentOf(generate);

            assertThat(confirm.service()).isEqualTo("consumer-service");
            assertThat(parentOf(confirm)).isEqualTo(load);
            assertThat(load.service()).isEqualTo("consumer-service");
            assertThat(generate.service()).isEqualTo("producer-service");
            assertThat(generate.name()).startsWith("movie-generate");
            assertThat(generate.kind()).isEqualTo(ExportedSpan.CONSUMER);
            assertThat(post.service()).isEqualTo("producer-service");
            assertThat(post.kind()).isEqualTo(ExportedSpan.SERVER);
            assertThat(post.name()).containsIgnoringCase("post").contains("/jobs");
            assertThat(post.parentId()).isEmpty();
            assertThat(List.of(confirm, load, generate))
                    .extracting(ExportedSpan::traceId)
                    .containsOnly(post.traceId());
            assertThat(confirm.attributes()).containsEntry("verdict", "done");
        });
    }

    @Test
    void trace_ofAMovieThatIsConfirmed_goesByNameFromPostThroughEachQueueInThisOrder() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            List<ExportedSpan> way = fromRoot(only(stages("movie-confirm", WHOLE)));

            assertThat(way)
                    .extracting(ExportedSpan::name)
                    .containsExactly(
                            "http post /jobs", "movie-generate receive", "movie-load receive", "movie-confirm receive");
            assertThat(way)
                    .extracting(ExportedSpan::startedNanos)
                    .doesNotContain(0L)
                    .isSorted();
        });
    }

    @Test
    void batches_thatCarriedTheMovie_linkToItsSpansAndToItsNeighbours() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            ExportedSpan load = only(stages("movie-load", WHOLE));
            ExportedSpan confirm = only(stages("movie-confirm", WHOLE));

            assertThat(linkingTo(load))
                    .extracting(ExportedSpan::name)
                    .contains("ledger.write", "sqs.send", "sqs.delete");
            assertThat(linkingTo(confirm))
                    .extracting(ExportedSpan::name)
                    .contains("ledger.read", "ledger.write", "sqs.delete");
            assertThat(linkingTo(parentOf(load))).extracting(ExportedSpan::name).contains("ledger.write", "sqs.send");
            assertThat(linkingTo(load)).allSatisfy(batch -> {
                assertThat(batch.parentId()).isEmpty();
                assertThat(batch.traceId()).isNotEqualTo(load.traceId());
            });
            // Forty movies at once: some batch has carried more than one.
            assertThat(receiver.spans())
                    .anyMatch(span -> span.name().equals("ledger.write")
                            && span.service().equals("consumer-service")
                            && span.links().size() > 1);
        });
    }

    @Test
    void movie_whenParkedAndRedriven_goesOnInItsTrace() {
        assertThat(parked)
                .isNotEmpty()
                .allSatisfy(letter -> assertThat(letter.messageAttributes())
                        .containsOnlyKeys("traceparent", "failureReason", "failedStage"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            ExportedSpan load = only(stages("movie-load", BROKEN));
            assertThat(stages("movie-confirm", BROKEN))
                    .hasSizeGreaterThan(1)
                    .extracting(ExportedSpan::parentId)
                    .containsOnly(load.spanId());
            assertThat(stages("movie-confirm", BROKEN))
                    .extracting(span -> span.attributes().get("verdict"))
                    .contains("park: file-missing", "done");
        });
    }

    @Test
    void logs_ofATracedMovie_nameItsTrace() throws IOException {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(stages("movie-load", BROKEN)).hasSize(1));
        String traceId = only(stages("movie-load", BROKEN)).traceId();

        assertThat(Files.readAllLines(Path.of("target", "logs", "TraceTests", "consumer.log")))
                .filteredOn(line -> line.contains("parked in movie-confirm-dlq"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains(traceId));
    }

    @Test
    void movies_beyondTheLimitOfATrace_areNotInIt() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(stages("movie-confirm", WHOLE)).isNotEmpty());

        assertThat(stages("movie-load", BEYOND)).isEmpty();
        assertThat(stages("movie-confirm", BEYOND)).isEmpty();
    }

    @Test
    void exports_whateverElseTheServicesMeasure_areTracesOnlyAndWithoutProbes() {
        assertThat(receiver.paths()).isEqualTo(Set.of(OtlpReceiver.TRACES));
        assertThat(receiver.spans())
                .noneMatch(
                        span -> span.name().contains("/actuator") || span.name().contains("/livez"));
    }

    private List<ExportedSpan> stages(String queue, String movieId) {
        return receiver.spans().stream()
                .filter(span -> span.kind() == ExportedSpan.CONSUMER
                        && span.name().startsWith(queue)
                        && movieId.equals(span.attributes().get("movieId")))
                .toList();
    }

    private List<ExportedSpan> linkingTo(ExportedSpan part) {
        return receiver.spans().stream()
                .filter(span -> span.links().contains(part.spanId()))
                .toList();
    }

    private ExportedSpan parentOf(ExportedSpan child) {
        return only(receiver.spans().stream()
                .filter(span -> span.spanId().equals(child.parentId()))
                .toList());
    }

    /** The spans of which each caused the next. */
    private List<ExportedSpan> fromRoot(ExportedSpan last) {
        List<ExportedSpan> way = new ArrayList<>(List.of(last));
        while (!way.getFirst().parentId().isEmpty()) {
            way.addFirst(parentOf(way.getFirst()));
        }
        return way;
    }

    private static ExportedSpan only(List<ExportedSpan> spans) {
        assertThat(spans).hasSize(1);
        return spans.getFirst();
    }
}
