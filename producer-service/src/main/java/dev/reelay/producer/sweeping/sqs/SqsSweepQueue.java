package dev.reelay.producer.sweeping.sqs;

import dev.reelay.producer.sweeping.SweepQueue;
import dev.reelay.producer.sweeping.SweepStep;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import dev.reelay.stage.StageName;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The queue of the sweeps: one message per step, see {@link SweepStep#json()}. On FIFO queues the group is sweep and range, so that
 * ranges are gone through side by side, and the deduplication id is sweep, range, step and stage.
 */
final class SqsSweepQueue implements SweepQueue {

    private final Queue queue;

    SqsSweepQueue(Queue queue) {
        this.queue = queue;
    }

    @Override
    public CompletableFuture<Void> send(SweepStep step) {
        String group = step.sweepId() + ":" + step.range();
        String deduplicationId = group + ":" + step.step() + ":" + StageName.SWEEP.wireName();
        return queue.send(new Outgoing(step.json(), group, deduplicationId, Map.of()));
    }
}
