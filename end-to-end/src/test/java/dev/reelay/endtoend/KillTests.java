package dev.reelay.endtoend;

import static dev.reelay.endtoend.Pipeline.DEAD_LETTER_QUEUES;
import static dev.reelay.endtoend.Pipeline.QUEUES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.launcher.process.RunningProgram;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Services that are killed in the middle of a job of 2,000, or told to stop in the middle of a smaller one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillTests {

    private static final int MOVIES = 2_000;
    private static final int FEWER = 1_200;

    /** Movies that are generated and stored together, by one message. */
    private static final int CHUNK = 90;

    @SuppressWarnings("NullAway.Init") // by start
    private Pipeline pipeline;

    @BeforeAll
    void start() {
        pipeline = Pipeline.withoutServices("KillTests", "").redeliveringSoon();
        pipeline.startProducer();
        pipeline.startConsumer();
        pipeline.awaitState(pipeline.producer().submit(50), "COMPLETED");
    }

    @AfterAll
    void stop() {
        // Null where start() failed, which is then the failure to be seen.
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @Test
    void producer_whenKilledWhileItGenerates_losesNothing() {
        String jobId = pipeline.producer().submit(MOVIES);
        pipeline.awaitAtLeast(jobId, "confirmed", 1);

        pipeline.stack().producer().program().kill();
        pipeline.stack().restart(pipeline.stack().producer());

        assertAllArrived(jobId, MOVIES);
    }

    @Test
    void consumer_whenKilledInTheMiddle_losesNothingAndCountsNothingTwice() {
        String jobId = pipeline.producer().submit(MOVIES);
        pipeline.awaitAtLeast(jobId, "confirmed", MOVIES / 10);

        pipeline.stack().consumer().program().kill();
        pipeline.stack().restart(pipeline.stack().consumer());

        assertAllArrived(jobId, MOVIES);
    }

    @Test
    void consumer_whenToldToStopInTheMiddle_exitsWithZeroAndLeavesNoFinishedWorkInItsQueues() {
        String jobId = pipeline.producer().submit(FEWER);
        pipeline.awaitAtLeast(jobId, "confirmed", FEWER / 10);

        RunningProgram consumer = pipeline.stack().consumer().program();
        assertThat(consumer.terminate()).isZero();

        // What is left waits for what is left to do, message by message: nothing that is done will be delivered again.
        pipeline.awaitRecorded(jobId, FEWER);
        pipeline.awaitEmpty(List.of("movie-generate"));
        Map<String, Integer> states = pipeline.aws().states(jobId);
        assertThat(states).as("the middle").isNotEqualTo(Map.of("CONFIRMED", FEWER));
        assertThat(pipeline.aws().depth("movie-load")).isEqualTo(states.getOrDefault("STORED", 0));
        assertThat(pipeline.aws().depth("movie-confirm")).isEqualTo(states.getOrDefault("PROCESSED", 0));

        pipeline.stack().restart(pipeline.stack().consumer());
        assertAllArrived(jobId, FEWER);
    }

    @Test
    void producer_whenToldToStopInTheMiddle_exitsWithZeroAndLeavesNoFinishedWorkInItsQueue() {
        String jobId = pipeline.producer().submit(FEWER);
        pipeline.awaitAtLeast(jobId, "stored", 1);

        assertThat(pipeline.stack().producer().program().terminate()).isZero();
        Set<String> movies = pipeline.aws().movies(jobId).keySet();
        assertThat(movies).as("the middle").hasSizeLessThan(FEWER);
        // What is left are the chunks that have no movies: those that have them will not be generated again.
        long made = movies.stream()
                .mapToInt(id -> Integer.parseInt(id) / CHUNK)
                .distinct()
                .count();
        assertThat(pipeline.aws().depth("movie-generate")).isEqualTo(Math.ceilDiv(FEWER, CHUNK) - (int) made);
        pipeline.stack().restart(pipeline.stack().producer());

        assertAllArrived(jobId, FEWER);
    }

    private void assertAllArrived(String jobId, int movies) {
        pipeline.awaitState(jobId, "COMPLETED");
        assertThat(pipeline.aws().states(jobId)).isEqualTo(Map.of("CONFIRMED", movies));
        pipeline.assertCountsAreTheItems(jobId);
        pipeline.awaitEmpty(QUEUES);
        pipeline.awaitEmpty(DEAD_LETTER_QUEUES);
    }
}
