package dev.reelay.producer.deadletters.web;

import dev.reelay.producer.ServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.producer.deadletters.DeadLetters;
import dev.reelay.queues.Queues;
import dev.reelay.schema.SchemaNames;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@ServiceTest
class StandardRedriveTests extends RedriveKit {

    StandardRedriveTests(
            ServiceUnderTest service,
            SchemaNames names,
            Queues queues,
            DeadLetters deadLetters,
            @Qualifier("redriveThreads") ThreadPoolTaskExecutor redriveThreads) {
        super(service, names, queues, deadLetters, redriveThreads);
    }
}
