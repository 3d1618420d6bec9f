package dev.reelay.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.queues.Delivery;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeartbeatTests {

    private static final Duration VISIBILITY = Duration.ofMillis(30);

    /** A timer of the JDK forgets what has thrown once. */
    @Test
    void keepHidden_whenHidingThrows_goesOn() {
        AtomicInteger tries = new AtomicInteger();
        try (Heartbeat heartbeat = new Heartbeat(VISIBILITY, Clock.systemUTC())) {
            heartbeat.keepHidden(new ThrowingQueue(tries), aDelivery());

            await().untilAsserted(() -> assertThat(tries).hasValueGreaterThan(2));
        }
    }

    private static Delivery aDelivery() {
        return new Delivery("id", "receipt", "body", 1, Instant.EPOCH, Optional.empty(), Map.of());
    }

    /** Fails before there is an answer that could fail. */
    private record ThrowingQueue(AtomicInteger tries) implements Queue {

        @Override
        public String name() {
            return "throwing";
        }

        @Override
        public CompletableFuture<Void> send(Outgoing message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Void> delete(Delivery delivery) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Void> hide(Delivery delivery, Duration time) {
            tries.incrementAndGet();
            throw new IllegalStateException("nobody is there to ask");
        }
    }
}
