package dev.reelay.benchmarks.limit;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.model.Message;

/** Takes a known number of messages from a queue, as soon as and only when as many as one receive brings are there. */
final class LimitStage {

    private static final int MOST_POLLS = 8;

    private final LimitQueue queue;
    private final int perReceive;
    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore room;
    private final Semaphore polls = new Semaphore(MOST_POLLS);

    /** Of this queue, so many by each receive, and at most {@code inWork} at a time. */
    LimitStage(LimitQueue queue, int perReceive, int inWork) {
        this.queue = queue;
        this.perReceive = perReceive;
        this.room = new Semaphore(inWork);
    }

    /** Sends these messages to the queue. */
    void send(List<String> bodies) {
        queue.send(bodies);
        arrived.release(bodies.size());
    }

    /** Deletes these messages, at most ten. */
    void delete(List<Message> messages) {
        queue.delete(messages);
    }

    /** So many are no longer in work: as many more may be received. */
    void done(int messages) {
        room.release(messages);
    }

    /** Receives {@code total} messages and has each receive's handled; returns when the last receive has been started. */
    void receiveAll(int total, Executor threads, CompletableFuture<?> end, Consumer<List<Message>> handler) {
        for (int left = total; left > 0; left -= perReceive) {
            int count = Math.min(perReceive, left);
            arrived.acquireUninterruptibly(count);
            room.acquireUninterruptibly(count);
            polls.acquireUninterruptibly();
            threads.execute(Guard.of(end, () -> {
                List<Message> received;
                try {
                    received = queue.receive(count);
                } finally {
                    polls.release();
                }
                handler.accept(received);
            }));
        }
    }
}
