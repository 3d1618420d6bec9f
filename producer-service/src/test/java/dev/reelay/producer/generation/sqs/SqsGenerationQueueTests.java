package dev.reelay.producer.generation.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.movie.JobId;
import dev.reelay.producer.generation.GenerationRange;
import dev.reelay.queues.Delivery;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SqsGenerationQueueTests {

    private static final String JOB = "0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11";

    private final List<Outgoing> sent = new ArrayList<>();

    @Test
    void send_whenARange_namesJobAndBeginningAsGroupAndTheRangeAsDeduplicationId() {
        GenerationRange range = new GenerationRange(new JobId(JOB), 90, 180);

        assertThat(new SqsGenerationQueue(new RecordingQueue()).send(range)).isCompleted();

        assertThat(sent).containsExactly(new Outgoing(range.json(), JOB + ":90", JOB + ":90-180:generate", Map.of()));
    }

    private final class RecordingQueue implements Queue {

        @Override
        public String name() {
            return "movie-generate";
        }

        @Override
        public CompletableFuture<Void> send(Outgoing message) {
            sent.add(message);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> delete(Delivery delivery) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Void> hide(Delivery delivery, Duration time) {
            throw new UnsupportedOperationException();
        }
    }
}
