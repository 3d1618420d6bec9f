package dev.reelay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the dashboard and the rules of {@code observability/} ask Prometheus for is what the services tell it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservabilityTests {

    private static final Path FILES = Path.of("..", "observability");

    private static final Pattern SELECTOR =
            Pattern.compile("\\b((?:reelay|jvm|http_server|process)_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern CONDITION = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_]\\w*)(?:\\{(.*)})? \\S+$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Which Prometheus adds by itself. */
    private static final Set<String> OF_THE_SCRAPE = Set.of("job", "instance");

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
        Set<Selector> selectors = selectors();
        assertThat(selectors).hasSizeGreaterThan(15);
        pipeline.aws().send("movie-load", "not JSON");
        assertThat(pipeline.producer()
                        .post("/audits", "{\"bucket\":\"movie-bucket\"}")
                        .statusCode())
                .isEqualTo(202);
        pipeline.awaitState(pipeline.producer().submit(200), "COMPLETED");
        pipeline.awaitDepth("movie-load-dlq", 1);

        // A poll that brings nothing takes five seconds.
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            List<Sample> samples = Stream.of(pipeline.producer(), pipeline.consumer())
                    .flatMap(service -> samples(scrape(service)))
                    .toList();
            assertThat(selectors).allSatisfy(selector -> assertThat(samples).anyMatch(selector::selects));
        });
    }

    private static Set<Selector> selectors() {
        try (Stream<Path> files = Files.walk(FILES)) {
            return files.filter(file -> file.toString().matches(".*(\\.json|rules/.*\\.yml)"))
                    .flatMap(file -> SELECTOR.matcher(text(file)).results())
                    .map(found -> new Selector(found.group(1), conditions(found.group(2))))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            // Quotes within JSON.
            return Files.readString(file).replace("\\\"", "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Condition> conditions(@Nullable String written) {
        return CONDITION
                .matcher(orEmpty(written))
                .results()
                .map(found -> new Condition(found.group(1), found.group(2), found.group(3)))
                .filter(condition -> !OF_THE_SCRAPE.contains(condition.label()))
                .toList();
    }

    private static Stream<Sample> samples(String scraped) {
        return SAMPLE.matcher(scraped)
                .results()
                .map(found -> new Sample(
                        found.group(1),
                        LABEL.matcher(orEmpty(found.group(2)))
                                .results()
                                .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2)))));
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }

    /** A selector of PromQL, such as {@code reelay_aws_calls_total{service="S3"}}. */
    private record Selector(String name, List<Condition> conditions) {
        boolean selects(Sample sample) {
            return sample.name().equals(name)
                    && conditions.stream()
                            .allMatch(
                                    condition -> condition.holds(sample.labels().getOrDefault(condition.label(), "")));
        }
    }

    private record Condition(String label, String operator, String wanted) {
        boolean holds(String value) {
            return switch (operator) {
                case "=" -> value.equals(wanted);
                case "!=" -> !value.equals(wanted);
                case "=~" -> value.matches(wanted);
                case "!~" -> !value.matches(wanted);
                case String other -> throw new IllegalArgumentException("PromQL has no operator " + other);
            };
        }
    }

    private record Sample(String name, Map<String, String> labels) {}
}
