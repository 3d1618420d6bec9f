package dev.reelay.endtoend;

import static dev.reelay.endtoend.Pipeline.DEAD_LETTER_QUEUES;
import static dev.reelay.endtoend.Pipeline.QUEUES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.endtoend.faults.Wiretap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A failure that lasts longer than SQS delivers its messages, and is over after that. */
class RetriesRunOutTests {

    private static final int MOVIES = 20;

    @Test
    void movies_givenUpBySqsWhileNoFileCanBeRead_areDeadLettersWithoutReasonAndConfirmedByOneRedrive() {
        try (Wiretap wire = Wiretap.open("RetriesRunOutTests");
                Pipeline pipeline = Pipeline.withoutServices("RetriesRunOutTests", "")
                        .through(service -> wire.before(service)
                                .with("reelay.retry.first", "1s")
                                .with("reelay.retry.factor", "1"))) {
            wire.passOnTo(pipeline.stack().aws());
            wire.refuse("S3.GetObject");
            pipeline.startProducer();
            pipeline.startConsumer();
            String jobId = pipeline.producer().submit(MOVIES);
            pipeline.awaitDepth("movie-confirm-dlq", MOVIES);
            wire.refuse();

            // Nobody knows of them but SQS: they are neither failed nor done, and nothing more happens by itself.
            pipeline.awaitEmpty(QUEUES);
            assertThat(pipeline.aws().states(jobId)).isEqualTo(Map.of("PROCESSED", MOVIES));
            assertThat(pipeline.producer().job(jobId).get("state").stringValue())
                    .isEqualTo("RUNNING");
            pipeline.assertCountsAreTheItems(jobId);
            assertThat(pipeline.producer().json("/queues/movie-confirm/dead-letters"))
                    .hasSize(MOVIES)
                    .allSatisfy(letter -> {
                        assertThat(letter.get("failureReason").isNull()).isTrue();
                        assertThat(letter.get("failedStage").isNull()).isTrue();
                    });

            assertThat(pipeline.producer()
                            .post("/queues/movie-confirm/redrive", "")
                            .statusCode())
                    .isEqualTo(202);
            pipeline.awaitState(jobId, "COMPLETED");

            assertThat(pipeline.aws().states(jobId)).isEqualTo(Map.of("CONFIRMED", MOVIES));
            pipeline.assertCountsAreTheItems(jobId);
            pipeline.awaitEmpty(QUEUES);
            pipeline.awaitEmpty(DEAD_LETTER_QUEUES);
        }
    }
}
