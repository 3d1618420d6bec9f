package dev.reelay.queues.sqs;

import dev.reelay.backend.BackendProperties;
import dev.reelay.batching.Batches;
import dev.reelay.batching.Grouping;
import dev.reelay.queues.Queues;
import dev.reelay.traces.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Queues over any client, for tests of every room. */
public final class SqsQueues {

    private SqsQueues() {}

    /** The queues that {@code client} reaches, with group commits of their own. */
    public static Queues over(SqsAsyncClient client) {
        return over(client, Traces.none());
    }

    /** The same, which carry these traces on. */
    public static Queues over(SqsAsyncClient client, Traces traces) {
        BackendProperties bounds = new BackendProperties(
                Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), 3, 200);
        return new QueuesConfiguration()
                .queues(client, bounds, new Batches(new SimpleMeterRegistry(), Grouping.PATIENT, traces), traces);
    }
}
