package dev.reelay.producer.deadletters.sqs;

import dev.reelay.backend.BackendProperties;
import dev.reelay.producer.deadletters.CopyDeadLetters;
import dev.reelay.producer.deadletters.DeadLetters;
import dev.reelay.producer.deadletters.RedriveDeadLetters;
import dev.reelay.producer.deadletters.WorkQueues;
import dev.reelay.queues.Queues;
import dev.reelay.schema.SchemaNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Dead letters over the client that Spring Cloud AWS provides. */
@Configuration(proxyBeanMethods = false)
class DeadLettersConfiguration {

    @Bean
    WorkQueues workQueues(SchemaNames names) {
        return new WorkQueues(names);
    }

    @Bean
    DeadLetters deadLetters(SqsAsyncClient client, BackendProperties properties) {
        return new SqsDeadLetters(new SqsCalls(client, properties));
    }

    @Bean
    RedriveDeadLetters redriveDeadLetters(DeadLetters deadLetters, Queues queues) {
        return new RedriveDeadLetters(
                deadLetters, new CopyDeadLetters(deadLetters, queues, new VirtualThreadTaskExecutor("redrive-")));
    }
}
