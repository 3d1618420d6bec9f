package dev.reelay.producer.deadletters.sqs;

import dev.reelay.backend.BackendProperties;
import dev.reelay.backend.Feature;
import dev.reelay.producer.deadletters.CopyDeadLetters;
import dev.reelay.producer.deadletters.DeadLetters;
import dev.reelay.producer.deadletters.RedriveDeadLetters;
import dev.reelay.producer.deadletters.WorkQueues;
import dev.reelay.queues.Queues;
import dev.reelay.schema.QueueLayout;
import dev.reelay.schema.SchemaNames;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Dead letters over the client that Spring Cloud AWS provides. */
@Configuration(proxyBeanMethods = false)
class DeadLettersConfiguration {

    /** To take, send and delete a batch, and one to spare. */
    private static final int CALLS_OF_A_COPY = 4;

    /** As long as one who looks at dead letters, by whatever tool, has them hidden if the tool says nothing else. */
    private static final Duration LOOK = QueueLayout.VISIBILITY_TIMEOUT;

    @Bean
    WorkQueues workQueues(SchemaNames names, ObjectProvider<Feature> features) {
        return new WorkQueues(names, features.orderedStream().toList());
    }

    @Bean
    DeadLetters deadLetters(SqsAsyncClient client, BackendProperties properties) {
        return new SqsDeadLetters(new SqsCalls(client, properties), taken(properties));
    }

    /** How long a copy holds what it has taken: another one may have been killed with it. */
    private static Duration taken(BackendProperties properties) {
        return properties.callTimeout().multipliedBy(CALLS_OF_A_COPY);
    }

    /**
     * From SIGTERM on it takes no more tasks, and the clients are closed only when those that run have ended, or after
     * {@code spring.lifecycle.timeout-per-shutdown-phase}. No queue: what waits there would begin after SIGTERM.
     */
    @Bean(defaultCandidate = false)
    ThreadPoolTaskExecutor redriveThreads() {
        ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
        threads.setVirtualThreads(true);
        threads.setQueueCapacity(0);
        threads.setStrictEarlyShutdown(true);
        // Beside the requests in flight, not after them: the phases add up.
        threads.setPhase(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
        return threads;
    }

    @Bean
    RedriveDeadLetters redriveDeadLetters(
            DeadLetters deadLetters,
            Queues queues,
            @Qualifier("redriveThreads") Executor threads,
            BackendProperties properties) {
        // A take waits for a second.
        int patience = (int) taken(properties).plus(LOOK).toSeconds();
        return new RedriveDeadLetters(deadLetters, new CopyDeadLetters(deadLetters, queues, threads, patience));
    }
}
