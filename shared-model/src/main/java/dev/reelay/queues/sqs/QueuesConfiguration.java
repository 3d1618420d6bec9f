package dev.reelay.queues.sqs;

import dev.reelay.backend.BackendProperties;
import dev.reelay.batching.Batches;
import dev.reelay.queues.Queue;
import dev.reelay.queues.Queues;
import dev.reelay.traces.Traces;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Queues over the client that Spring Cloud AWS provides. */
@AutoConfiguration
class QueuesConfiguration {

    @Bean
    Queues queues(SqsAsyncClient client, BackendProperties properties, Batches batches, Traces traces) {
        SqsCalls calls = new SqsCalls(client, properties);
        ConcurrentHashMap<String, Queue> known = new ConcurrentHashMap<>();
        return name -> known.computeIfAbsent(name, absent -> new SqsQueue(absent, calls, batches, traces));
    }
}
