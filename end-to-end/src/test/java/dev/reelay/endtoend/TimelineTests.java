package dev.reelay.endtoend;

import static dev.reelay.endtoend.Pipeline.DEAD_LETTER_QUEUES;
import static dev.reelay.endtoend.Pipeline.QUEUES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Timelines of jobs whose services are killed: each event once, and none missing. */
class TimelineTests {

    private static final Set<String> ONCE =
            Set.of("submitted", "generation-begun", "generation-done", "first-confirmed");

    @Test
    void timeline_ofAJobWhoseConsumerIsKilledWhileItParks_tellsEachEventOnce() {
        try (Pipeline pipeline = Pipeline.withoutServices("TimelineTests", "").redeliveringSoon()) {
            pipeline.startProducer();
            String jobId = pipeline.producer().submit(60, "Ada Lovelace");
            pipeline.awaitAtLeast(jobId, "stored", 60);
            Map<String, Item> broken = someMovies(pipeline, jobId, 20);
            Map<String, byte[]> originals = files(pipeline, broken);
            originals.keySet().forEach(pipeline.aws()::delete);

            pipeline.startConsumer();
            pipeline.awaitAtLeast(jobId, "failed", 1);
            pipeline.stack().consumer().program().kill();
            pipeline.stack().restart(pipeline.stack().consumer());
            pipeline.awaitState(jobId, "COMPLETED_WITH_FAILURES");
            pipeline.awaitEmpty(QUEUES);

            assertToldOnce(pipeline, jobId);
            assertThat(movies(pipeline, jobId, "parked")).isEqualTo(broken.keySet());
            assertThat(named(pipeline, jobId, "redriven")).isEmpty();
            assertThat(states(pipeline, jobId)).containsExactly("COMPLETED_WITH_FAILURES");

            originals.forEach(pipeline.aws()::overwrite);
            assertThat(pipeline.producer()
                            .post("/queues/movie-confirm/redrive", "")
                            .statusCode())
                    .isEqualTo(202);
            pipeline.awaitAtLeast(jobId, "confirmed", 41);
            pipeline.stack().consumer().program().kill();
            pipeline.stack().restart(pipeline.stack().consumer());
            pipeline.awaitState(jobId, "COMPLETED");
            pipeline.awaitEmpty(QUEUES);
            pipeline.awaitEmpty(DEAD_LETTER_QUEUES);

            assertToldOnce(pipeline, jobId);
            assertThat(movies(pipeline, jobId, "redriven")).isEqualTo(broken.keySet());
            assertThat(states(pipeline, jobId)).containsExactly("COMPLETED", "COMPLETED_WITH_FAILURES");
            await().atMost(Services.PATIENCE)
                    .untilAsserted(() -> assertThat(pipeline.producer()
                                    .json("/jobs?owner=Ada%20Lovelace")
                                    .get("jobs")
                                    .findValuesAsString("jobId"))
                            .containsExactly(jobId));
        }
    }

    @Test
    void timeline_ofAJobWhoseProducerIsKilledWhileItGenerates_tellsEachEventOnce() {
        try (Pipeline pipeline =
                Pipeline.withoutServices("TimelineProducerTests", "").redeliveringSoon()) {
            pipeline.startProducer();
            pipeline.startConsumer();
            String jobId = pipeline.producer().submit(600);
            pipeline.awaitAtLeast(jobId, "stored", 1);

            pipeline.stack().producer().program().kill();
            pipeline.stack().restart(pipeline.stack().producer());
            pipeline.awaitState(jobId, "COMPLETED");

            assertToldOnce(pipeline, jobId);
            assertThat(events(pipeline, jobId))
                    .extracting(event -> event.get("event").stringValue())
                    .containsExactlyInAnyOrder(
                            "completed", "first-confirmed", "generation-done", "generation-begun", "submitted")
                    .startsWith("completed")
                    .endsWith("generation-begun", "submitted");
        }
    }

    private static Map<String, Item> someMovies(Pipeline pipeline, String jobId, int count) {
        return pipeline.aws().movies(jobId).entrySet().stream()
                .limit(count)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, byte[]> files(Pipeline pipeline, Map<String, Item> movies) {
        Map<String, byte[]> files = new HashMap<>();
        movies.values()
                .forEach(item -> files.put(item.text("key"), pipeline.aws().file(item.text("key"))));
        return files;
    }

    /** What happens once is told once; and no message is told of twice for the same reason in the same life. */
    private static void assertToldOnce(Pipeline pipeline, String jobId) {
        assertThat(ONCE)
                .allSatisfy(name ->
                        assertThat(named(pipeline, jobId, name)).as(name).hasSize(1));
        assertThat(events(pipeline, jobId))
                .filteredOn(event -> !event.get("message").isNull())
                .extracting(event -> event.get("event").stringValue() + " "
                        + event.get("message").stringValue())
                .doesNotHaveDuplicates();
    }

    private static Set<String> movies(Pipeline pipeline, String jobId, String name) {
        return named(pipeline, jobId, name).stream()
                .map(event -> event.get("movies").stringValue())
                .collect(Collectors.toSet());
    }

    private static List<String> states(Pipeline pipeline, String jobId) {
        return named(pipeline, jobId, "completed").stream()
                .map(event -> event.get("state").stringValue())
                .toList();
    }

    private static List<JsonNode> named(Pipeline pipeline, String jobId, String name) {
        return events(pipeline, jobId).stream()
                .filter(event -> event.get("event").stringValue().equals(name))
                .toList();
    }

    private static List<JsonNode> events(Pipeline pipeline, String jobId) {
        return pipeline.producer()
                .json("/jobs/" + jobId + "/events?limit=1000")
                .get("events")
                .valueStream()
                .toList();
    }
}
