package dev.reelay.producer.deadletters.web;

import dev.reelay.producer.FifoServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.producer.deadletters.DeadLetters;
import dev.reelay.queues.Queues;
import dev.reelay.schema.SchemaNames;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@FifoServiceTest
class FifoRedriveTests extends RedriveKit {

    FifoRedriveTests(
            ServiceUnderTest service,
            SchemaNames names,
            Queues queues,
            DeadLetters deadLetters,
            @Qualifier("redriveThreads") ThreadPoolTaskExecutor redriveThreads) {
        super(service, names, queues, deadLetters, redriveThreads);
    }
}
