package dev.reelay.producer.sweeping.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.producer.sweeping.SweepId;
import dev.reelay.producer.sweeping.SweepStep;
import dev.reelay.queues.Delivery;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SqsSweepQueueTests {

    private static final String SWEEP = "0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11";

    private final List<Outgoing> sent = new ArrayList<>();

    @Test
    void send_aStep_namesTheRangeAsGroupAndTheStepAsDeduplicationId() {
        SweepStep step = new SweepStep(new SweepId(SWEEP), 3, 12);

        assertThat(new SqsSweepQueue(new RecordingQueue()).send(step)).isCompleted();

        assertThat(sent).containsExactly(new Outgoing(step.json(), SWEEP + ":3", SWEEP + ":3:12:sweep", Map.of()));
    }

    private final class RecordingQueue implements Queue {

        @Override
        public String name() {
            return "bucket-sweep";
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
