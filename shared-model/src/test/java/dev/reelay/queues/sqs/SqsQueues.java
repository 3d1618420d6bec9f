package dev.reelay.queues.sqs;

import dev.reelay.backend.BackendProperties;
import dev.reelay.batching.Batches;
import dev.reelay.batching.Grouping;
import dev.reelay.queues.Queues;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Queues over any client, for tests of every room. */
public final class SqsQueues {

    private SqsQueues() {}

    /** The queues that {@code client} reaches, with group commits of their own. */
    public static Queues over(SqsAsyncClient client) {
        BackendProperties bounds = new BackendProperties(
                Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), 3, 200);
        return new QueuesConfiguration()
                .queues(client, bounds, new Batches(new SimpleMeterRegistry(), Grouping.PATIENT));
    }
}
