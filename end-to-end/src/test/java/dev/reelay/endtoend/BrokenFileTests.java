package dev.reelay.endtoend;

import static dev.reelay.endtoend.Pipeline.QUEUES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files that are altered or vanish between the producer and the consumer, and their repair. */
class BrokenFileTests {

    @Test
    void movies_whoseFilesAreBroken_failWithTheReasonAndAreConfirmedOnceRepairedAndRedriven() {
        try (Pipeline pipeline = Pipeline.withoutServices("BrokenFileTests", "")) {
            pipeline.startProducer();
            String jobId = pipeline.producer().submit(40);
            pipeline.awaitAtLeast(jobId, "stored", 40);
            Map<String, byte[]> broken = breakFiles(pipeline, jobId);

            pipeline.startConsumer();
            pipeline.awaitState(jobId, "COMPLETED_WITH_FAILURES");

            pipeline.assertCountsAreTheItems(jobId);
            assertThat(pipeline.aws().states(jobId)).isEqualTo(Map.of("CONFIRMED", 36, "FAILED", 4));
            assertThat(failures(pipeline, jobId).values())
                    .satisfiesExactlyInAnyOrder(
                            failure -> assertThat(failure)
                                    .startsWith("file-missing: ")
                                    .contains("does not exist"),
                            failure -> assertThat(failure)
                                    .startsWith("file-altered: ")
                                    .contains("the bytes of"),
                            failure -> assertThat(failure)
                                    .startsWith("file-altered: ")
                                    .contains("more than is ever read"),
                            failure -> assertThat(failure)
                                    .startsWith("file-altered: ")
                                    .contains("the bytes of"));
            assertThat(pipeline.producer()
                            .json("/jobs/" + jobId + "/movies?state=FAILED")
                            .get("movies"))
                    .hasSize(4);
            pipeline.awaitEmpty(QUEUES);
            assertThat(pipeline.producer().json("/queues/movie-confirm/dead-letters"))
                    .hasSize(4)
                    .allSatisfy(letter ->
                            assertThat(letter.get("failedStage").stringValue()).isEqualTo("confirm"));

            // Redriven before the repair they fail again, and are parked again.
            assertThat(pipeline.producer()
                            .post("/queues/movie-confirm/redrive", "")
                            .statusCode())
                    .isEqualTo(202);
            pipeline.awaitDepth("movie-confirm-dlq", 4);
            pipeline.awaitEmpty(QUEUES);

            broken.forEach(pipeline.aws()::overwrite);
            assertThat(pipeline.producer()
                            .post("/queues/movie-confirm/redrive", "")
                            .statusCode())
                    .isEqualTo(202);
            pipeline.awaitState(jobId, "COMPLETED");

            assertThat(pipeline.aws().states(jobId)).isEqualTo(Map.of("CONFIRMED", 40));
            pipeline.assertCountsAreTheItems(jobId);
            assertThat(failures(pipeline, jobId)).isEmpty();
            pipeline.awaitEmpty(QUEUES);
            pipeline.awaitEmpty(List.of("movie-confirm-dlq"));
        }
    }

    /** Breaks four files, each in another way, and gives what was in them. */
    private static Map<String, byte[]> breakFiles(Pipeline pipeline, String jobId) {
        List<String> keys = pipeline.aws().movies(jobId).values().stream()
                .map(item -> item.text("key"))
                .limit(4)
                .toList();
        Map<String, byte[]> originals = new LinkedHashMap<>();
        keys.forEach(key -> originals.put(key, pipeline.aws().file(key)));
        pipeline.aws().delete(keys.get(0));
        pipeline.aws().overwrite(keys.get(1), Aws.utf8("{\"title\":\"another\"}"));
        pipeline.aws().overwrite(keys.get(2), new byte[(1 << 20) + 1]);
        pipeline.aws().overwrite(keys.get(3), Aws.utf8("[".repeat(100) + "]".repeat(100)));
        return originals;
    }

    private static Map<String, String> failures(Pipeline pipeline, String jobId) {
        Map<String, String> failures = new LinkedHashMap<>();
        pipeline.aws().movies(jobId).forEach((movieId, item) -> {
            if (item.has("failure")) {
                failures.put(movieId, item.text("failure"));
            }
        });
        return failures;
    }
}
