package dev.reelay.producer.deadletters.web;

import dev.reelay.producer.FifoServiceTest;
import dev.reelay.producer.Messages;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.producer.deadletters.DeadLetters;
import dev.reelay.queues.Queues;
import dev.reelay.schema.SchemaNames;

@FifoServiceTest
class FifoRedriveTests extends RedriveKit {

    FifoRedriveTests(
            ServiceUnderTest service, Messages messages, SchemaNames names, Queues queues, DeadLetters deadLetters) {
        super(service, messages, names, queues, deadLetters);
    }
}
