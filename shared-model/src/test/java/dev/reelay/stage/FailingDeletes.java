package dev.reelay.stage;

import dev.reelay.queues.Delivery;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A queue whose first deletes fail. */
record FailingDeletes(Queue queue, AtomicInteger refusals) implements Queue {
    @Override
    public String name() {
        return queue.name();
    }

    @Override
    public CompletableFuture<Void> send(Outgoing message) {
        return queue.send(message);
    }

    @Override
    public CompletableFuture<Void> delete(Delivery delivery) {
        return refusals.getAndDecrement() > 0
                ? CompletableFuture.failedFuture(new IllegalStateException("SQS is away"))
                : queue.delete(delivery);
    }

    @Override
    public CompletableFuture<Void> hide(Delivery delivery, Duration time) {
        return queue.hide(delivery, time);
    }
}
