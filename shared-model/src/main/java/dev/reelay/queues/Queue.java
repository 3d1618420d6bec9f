package dev.reelay.queues;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One SQS queue. A call's future ends when SQS has answered for this message, and fails, with what to make of it in the
 * exception's text, when SQS refused it or could not be asked. Concurrent calls share batches of ten.
 */
public interface Queue {

    /** Its name. */
    String name();

    /**
     * Sends a message, with the trace that the caller's thread works for, if it is sampled and the message has none. After a failure
     * it may have been sent all the same.
     */
    CompletableFuture<Void> send(Outgoing message);

    /** Deletes the message of a delivery. May be repeated; a backend may refuse what is gone already, which harms nothing. */
    CompletableFuture<Void> delete(Delivery delivery);

    /** Hides the message of a delivery from now on for this long; then it is delivered again. SQS refuses what ends later than 12 hours after the receive. */
    CompletableFuture<Void> hide(Delivery delivery, Duration time);
}
