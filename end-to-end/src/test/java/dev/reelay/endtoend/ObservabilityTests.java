package dev.reelay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.endtoend.PromQuery.Grouping;
import dev.reelay.endtoend.PromQuery.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the dashboard and the rules of {@code observability/} ask Prometheus for is what the services tell it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservabilityTests {

    /** Which Prometheus adds by itself. */
    private static final Set<String> OF_THE_SCRAPE = Set.of("job", "instance");

    /** Which Prometheus keeps by itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

    private static final List<ShownQuery> QUERIES = ShownQuery.all();

    /** What a service counts although nothing has happened: an increase from 0 is seen, one from nothing is not. */
    private static final List<String> OF_THE_PRODUCER = List.of(
            "reelay_movies_total{stage=\"generate\",state=\"STORED\"} 0.0",
            "reelay_retries_total{stage=\"generate\"} 0.0",
            "reelay_parked_total{reason=\"unknown-job\",stage=\"generate\"} 0.0");

    private static final List<String> OF_THE_CONSUMER = List.of(
            "reelay_movies_total{stage=\"load\",state=\"PROCESSED\"} 0.0",
            "reelay_movies_total{stage=\"confirm\",state=\"CONFIRMED\"} 0.0",
            "reelay_movies_total{stage=\"confirm\",state=\"FAILED\"} 0.0",
            "reelay_retries_total{stage=\"load\"} 0.0",
            "reelay_retries_total{stage=\"confirm\"} 0.0",
            "reelay_parked_total{reason=\"malformed\",stage=\"load\"} 0.0",
            "reelay_parked_total{reason=\"file-missing\",stage=\"confirm\"} 0.0",
            "reelay_aws_failures_total{operation=\"GetQueueUrl\",service=\"Sqs\"} 0.0");

    @SuppressWarnings("NullAway.Init") // by start
    private Pipeline pipeline;

    @SuppressWarnings("NullAway.Init") // by start
    private String freshProducer;

    @SuppressWarnings("NullAway.Init") // by start
    private String freshConsumer;

    @BeforeAll
    void start() {
        pipeline = Pipeline.start("ObservabilityTests", "");
        freshProducer = scrape(pipeline.producer());
        freshConsumer = scrape(pipeline.consumer());
    }

    @AfterAll
    void stop() {
        // Null where start() failed, which is then the failure to be seen.
        if (pipeline != null) {
            pipeline.close();
        }
    }

    private static String scrape(Rest service) {
        return service.get("/actuator/prometheus").body();
    }

    @Test
    void counters_beforeAnythingHasHappened_areThereAsZero() {
        assertThat(freshProducer.lines())
                .containsAll(OF_THE_PRODUCER)
                .noneMatch(line -> line.contains("stage=\"load\"") || line.contains("stage=\"confirm\""));
        assertThat(freshConsumer.lines())
                .containsAll(OF_THE_CONSUMER)
                .noneMatch(line -> line.contains("stage=\"generate\""));
    }

    @Test
    void queries_afterAJobAnAuditAndAPoisonedMessage_findAllThatTheyAskFor() {
        assertThat(QUERIES).hasSizeGreaterThan(30);
        pipeline.aws().send("movie-load", "not JSON");
        assertThat(pipeline.producer()
                        .post("/audits", "{\"bucket\":\"movie-bucket\"}")
                        .statusCode())
                .isEqualTo(202);
        pipeline.awaitState(pipeline.producer().submit(200), "COMPLETED");
        pipeline.awaitDepth("movie-load-dlq", 1);

        // A poll that brings nothing takes five seconds.
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            List<PromSample> samples = Stream.of(pipeline.producer(), pipeline.consumer())
                    .flatMap(service -> PromSample.in(scrape(service)))
                    .toList();
            assertThat(QUERIES).allSatisfy(shown -> assertFound(shown.query(), samples));
            assertThat(QUERIES).allSatisfy(shown -> assertKept(shown, samples));
        });
    }

    /** Each series that is asked for is there, and has each label that it is grouped by. */
    private static void assertFound(PromQuery query, List<PromSample> samples) {
        assertThat(query.selectors())
                .allSatisfy(selector -> assertThat(isKnown(selector, "", samples))
                        .as("%s", selector)
                        .isTrue());
        for (Grouping grouping : query.groupings()) {
            assertThat(grouping.of().selectors())
                    .allSatisfy(selector -> assertThat(grouping.labels())
                            .allSatisfy(label -> assertThat(isKnown(selector, label, samples))
                                    .as("%s by %s", selector, label)
                                    .isTrue()));
        }
    }

    /** Each label that is shown is in the result. */
    private static void assertKept(ShownQuery shown, List<PromSample> samples) {
        assertThat(shown.shown())
                .as("labels of %s", shown.query().text())
                .allSatisfy(label ->
                        assertThat(keeps(shown.query(), label, samples)).isTrue());
    }

    private static boolean keeps(PromQuery query, String label, List<PromSample> samples) {
        if (query.aggregatesAll()) {
            return false;
        }
        return query.groupings().isEmpty()
                ? query.selectors().stream().allMatch(selector -> isKnown(selector, label, samples))
                : query.groupings().stream()
                        .anyMatch(grouping -> grouping.labels().contains(label));
    }

    /** Whether there are such series, with such a label; with any, if it is empty. */
    private static boolean isKnown(Selector selector, String label, List<PromSample> samples) {
        boolean any = label.isEmpty();
        if (OF_PROMETHEUS.contains(selector.name())) {
            return any || OF_THE_SCRAPE.contains(label);
        }
        // Of what a rule records, all labels are those that it adds.
        boolean recorded = QUERIES.stream()
                .map(rule -> new PromSample(rule.recorded(), rule.added()))
                .filter(sample -> selector.selects(sample, Set.of()))
                .anyMatch(sample -> any || sample.labels().containsKey(label));
        return recorded
                || samples.stream()
                        .filter(sample -> selector.selects(sample, OF_THE_SCRAPE))
                        .anyMatch(sample -> any
                                || OF_THE_SCRAPE.contains(label)
                                || sample.labels().containsKey(label));
    }
}
