package dev.reelay.producer.generation.sqs;

import dev.reelay.producer.generation.GenerationQueue;
import dev.reelay.producer.generation.GenerationRange;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import dev.reelay.stage.StageName;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The generation queue: one message per range, see {@link GenerationRange#json()}. On FIFO queues the group is job and beginning of
 * the range, so that ranges are generated side by side, and the deduplication id is job, range and stage.
 */
final class SqsGenerationQueue implements GenerationQueue {

    private final Queue queue;

    SqsGenerationQueue(Queue queue) {
        this.queue = queue;
    }

    @Override
    public CompletableFuture<Void> send(GenerationRange range) {
        String group = range.jobId() + ":" + range.from();
        String deduplicationId = group + "-" + range.to() + ":" + StageName.GENERATE.wireName();
        return queue.send(new Outgoing(range.json(), group, deduplicationId, Map.of()));
    }
}
