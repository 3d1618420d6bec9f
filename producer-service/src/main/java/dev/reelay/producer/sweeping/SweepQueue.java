package dev.reelay.producer.sweeping;

import java.util.concurrent.CompletableFuture;

/** Where steps wait to be taken. */
public interface SweepQueue {

    /** Sends a step. May be repeated: a step is taken once. After a failure it may have been sent all the same. */
    CompletableFuture<Void> send(SweepStep step);
}
