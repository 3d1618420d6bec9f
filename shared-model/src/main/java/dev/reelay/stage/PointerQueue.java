package dev.reelay.stage;

import dev.reelay.movie.Pointer;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The queue from which a stage takes its pointers, as the stage before it sees it. */
public final class PointerQueue {

    private final StageName stage;
    private final Queue queue;

    /** Sends to {@code stage} through {@code queue}. */
    public PointerQueue(StageName stage, Queue queue) {
        this.stage = stage;
        this.queue = queue;
    }

    /** Sends a movie's pointer on. On FIFO queues the movie is the group, and a repetition within 5 minutes is dropped. */
    public CompletableFuture<Void> send(Pointer pointer) {
        String movie = pointer.jobId() + ":" + pointer.movieId();
        return queue.send(new Outgoing(pointer.json(), movie, movie + ":" + stage.wireName(), Map.of()));
    }
}
