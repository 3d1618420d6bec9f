package dev.reelay.endtoend;

import static dev.reelay.endtoend.Pipeline.DEAD_LETTER_QUEUES;
import static dev.reelay.endtoend.Pipeline.QUEUES;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Invariant 9 where it is tightest: files of 285 KB that hold 95,000 numbers each, which as values take forty times as much, all on
 * their way at once, through services with a heap of 256 MiB.
 */
class LargeFilesTests {

    private static final int FILES = 30;

    @Test
    void files_ofManySmallNumbersAllAtOnce_fillNobodysMemory() {
        try (Pipeline pipeline = Pipeline.withoutServices("LargeFilesTests", "")) {
            pipeline.startProducer();
            Map<String, byte[]> sent = new LinkedHashMap<>();
            for (int i = 0; i < FILES; i++) {
                byte[] file = manyNumbers(10 + i);
                sent.put(pipeline.producer().sendFile("numbers.json", file), file);
            }
            sent.keySet().forEach(jobId -> pipeline.awaitAtLeast(jobId, "stored", 1));

            // Finds the pointers of all of them waiting.
            pipeline.startConsumer();
            sent.keySet().forEach(jobId -> pipeline.awaitState(jobId, "COMPLETED"));

            sent.forEach((jobId, file) -> {
                assertThat(shown(pipeline, jobId)).contains(new String(file, StandardCharsets.UTF_8));
                pipeline.assertCountsAreTheItems(jobId);
            });
            pipeline.awaitEmpty(QUEUES);
            pipeline.awaitEmpty(DEAD_LETTER_QUEUES);
        }
    }

    private static String shown(Pipeline pipeline, String jobId) {
        return pipeline.producer().get("/jobs/" + jobId + "/movies/0000000").body();
    }

    private static byte[] manyNumbers(int number) {
        return Aws.utf8("{\"a\":[" + number + ("," + number).repeat(94_999) + "]}");
    }
}
