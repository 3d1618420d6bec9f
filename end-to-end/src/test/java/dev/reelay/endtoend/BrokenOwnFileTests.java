package dev.reelay.endtoend;

import static dev.reelay.endtoend.Pipeline.DEAD_LETTER_QUEUES;
import static dev.reelay.endtoend.Pipeline.QUEUES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.endtoend.faults.Wiretap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files of somebody's own that are deleted or altered on their way, and their repair. */
class BrokenOwnFileTests {

    @Test
    void files_brokenBeforeTheyAreConfirmed_failWithTheReasonAndAreConfirmedOnceRepairedAndRedriven() {
        try (Pipeline pipeline = Pipeline.withoutServices("BrokenOwnFileTests", "")) {
            pipeline.startProducer();
            byte[] first = aFile();
            byte[] second = aFile();
            String deleted = pipeline.producer().sendFile("deleted.json", first);
            String altered = pipeline.producer().sendFile("altered.json", second);
            List.of(deleted, altered).forEach(jobId -> pipeline.awaitAtLeast(jobId, "stored", 1));
            pipeline.aws().delete(key(first));
            // The same pairs: what arrived is not what was sent all the same.
            pipeline.aws().overwrite(key(second), Aws.utf8(" " + new String(second, StandardCharsets.UTF_8)));

            pipeline.startConsumer();
            List.of(deleted, altered).forEach(jobId -> pipeline.awaitState(jobId, "COMPLETED_WITH_FAILURES"));

            assertThat(item(pipeline, deleted).text("failure"))
                    .startsWith("file-missing: ")
                    .contains("does not exist");
            assertThat(item(pipeline, altered).text("failure"))
                    .startsWith("file-altered: ")
                    .contains("the bytes of");
            pipeline.awaitEmpty(QUEUES);
            assertThat(pipeline.producer().json("/queues/movie-confirm/dead-letters"))
                    .hasSize(2)
                    .allSatisfy(letter ->
                            assertThat(letter.get("failedStage").stringValue()).isEqualTo("confirm"));

            // What is gone comes back by being sent again, which is a job of its own; over what is altered nothing is
            // written.
            String again = pipeline.producer().sendFile("deleted.json", first);
            pipeline.awaitState(again, "COMPLETED");
            pipeline.aws().overwrite(key(second), second);
            redrive(pipeline, "movie-confirm");
            List.of(deleted, altered).forEach(jobId -> pipeline.awaitState(jobId, "COMPLETED"));

            OwnFiles.assertConfirmed(pipeline.aws(), item(pipeline, deleted), "deleted.json", first);
            OwnFiles.assertConfirmed(pipeline.aws(), item(pipeline, altered), "altered.json", second);
            List.of(deleted, altered, again).forEach(pipeline::assertCountsAreTheItems);
            pipeline.awaitEmpty(QUEUES);
            pipeline.awaitEmpty(DEAD_LETTER_QUEUES);
        }
    }

    /** There is no item yet that could be FAILED: the range is parked, and nothing is lost. */
    @Test
    void file_deletedBeforeItsItemIsMade_isParkedAndArrivesOnceItIsBackAndRedriven() {
        try (Wiretap wire = Wiretap.open("LostOwnFileTests");
                Pipeline pipeline =
                        Pipeline.withoutServices("LostOwnFileTests", "").through(wire::before)) {
            wire.passOnTo(pipeline.stack().aws());
            wire.refuse("S3.GetObject");
            pipeline.startProducer();
            pipeline.startConsumer();
            byte[] file = aFile();
            String jobId = pipeline.producer().sendFile("laptop.json", file);
            pipeline.aws().delete(key(file));
            wire.refuse();

            pipeline.awaitDepth("movie-generate-dlq", 1);
            pipeline.awaitEmpty(QUEUES);
            assertThat(pipeline.producer().json("/queues/movie-generate/dead-letters"))
                    .satisfiesExactly(letter -> {
                        assertThat(letter.get("failureReason").stringValue()).startsWith("file-missing: ");
                        assertThat(letter.get("failedStage").stringValue()).isEqualTo("generate");
                    });
            assertThat(pipeline.producer().job(jobId).get("state").stringValue())
                    .isEqualTo("RUNNING");
            assertThat(pipeline.producer().inState(jobId, "pending")).isEqualTo(1);
            assertThat(pipeline.aws().movies(jobId)).isEmpty();

            pipeline.awaitState(pipeline.producer().sendFile("laptop.json", file), "COMPLETED");
            redrive(pipeline, "movie-generate");
            pipeline.awaitState(jobId, "COMPLETED");

            OwnFiles.assertConfirmed(pipeline.aws(), item(pipeline, jobId), "laptop.json", file);
            pipeline.assertCountsAreTheItems(jobId);
            pipeline.awaitEmpty(QUEUES);
            pipeline.awaitEmpty(DEAD_LETTER_QUEUES);
        }
    }

    private static byte[] aFile() {
        return Aws.utf8("{\"run\":\"%s\",\"weight\":1.30}".formatted(UUID.randomUUID()));
    }

    private static String key(byte[] file) {
        return OwnFiles.digest(file) + ".json";
    }

    private static Item item(Pipeline pipeline, String jobId) {
        return pipeline.aws().movies(jobId).values().iterator().next();
    }

    private static void redrive(Pipeline pipeline, String queue) {
        assertThat(pipeline.producer().post("/queues/" + queue + "/redrive", "").statusCode())
                .isEqualTo(202);
    }
}
