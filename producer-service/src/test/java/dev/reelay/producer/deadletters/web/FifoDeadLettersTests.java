package dev.reelay.producer.deadletters.web;

import dev.reelay.producer.FifoServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.queues.Queues;
import dev.reelay.schema.SchemaNames;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@FifoServiceTest
class FifoDeadLettersTests extends DeadLettersKit {

    FifoDeadLettersTests(
            ServiceUnderTest service,
            SchemaNames names,
            Queues queues,
            @Qualifier("redriveThreads") ThreadPoolTaskExecutor redriveThreads) {
        super(service, names, queues, redriveThreads);
    }
}
