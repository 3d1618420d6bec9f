package dev.reelay.stage;

import dev.reelay.queues.Delivery;
import dev.reelay.queues.Queue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Keeps messages hidden while they are worked on, however long that takes: every third of the visibility timeout, those that are
 * older than that are hidden for a whole one more. Costs nothing for work that is quicker.
 */
public final class Heartbeat implements AutoCloseable {

    private final Duration visibility;
    private final Clock clock;
    private final ConcurrentHashMap<String, Held> held = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("heartbeat").factory());

    private final ScheduledFuture<?> beats;

    /** Assumes that queues deliver with this visibility timeout. */
    public Heartbeat(Duration visibility, Clock clock) {
        this.visibility = visibility;
        this.clock = clock;
        long beat = visibility.dividedBy(3).toMillis();
        this.beats = timer.scheduleAtFixedRate(this::beat, beat, beat, TimeUnit.MILLISECONDS);
    }

    /** Keeps the message of a delivery hidden from now on. */
    void keepHidden(Queue queue, Delivery delivery) {
        held.put(delivery.receipt(), new Held(queue, delivery, clock.instant()));
    }

    /** Lets go of it. A beat that is under way may still hide it once more. */
    void release(Delivery delivery) {
        held.remove(delivery.receipt());
    }

    private void beat() {
        Instant young = clock.instant().minus(visibility.dividedBy(3));
        CompletableFuture<?>[] hidden = held.values().stream()
                .filter(message -> message.since().isBefore(young))
                .map(this::hide)
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(hidden).join();
    }

    /** A failure is not worth a word: the next beat comes in time, and one delivery too many is harmless. Thrown on, it would end all beats. */
    private CompletableFuture<?> hide(Held message) {
        try {
            return message.queue().hide(message.delivery(), visibility).exceptionally(failure -> null);
        } catch (RuntimeException failure) {
            return CompletableFuture.completedFuture(null);
        }
    }

    @Override
    public void close() {
        beats.cancel(true);
        timer.shutdownNow();
    }

    private record Held(Queue queue, Delivery delivery, Instant since) {}
}
