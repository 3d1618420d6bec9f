package dev.reelay.producer.generation;

import java.util.concurrent.CompletableFuture;

/** Where ranges wait to be generated. */
public interface GenerationQueue {

    /**
     * Sends a range. May be repeated: generating a range twice gives the same movies. After a failure it may have been sent
     * all the same.
     */
    CompletableFuture<Void> send(GenerationRange range);
}
