package dev.reelay.producer.deadletters.web;

import dev.reelay.producer.Messages;
import dev.reelay.producer.ServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.producer.deadletters.DeadLetters;
import dev.reelay.queues.Queues;
import dev.reelay.schema.SchemaNames;

@ServiceTest
class StandardRedriveTests extends RedriveKit {

    StandardRedriveTests(
            ServiceUnderTest service, Messages messages, SchemaNames names, Queues queues, DeadLetters deadLetters) {
        super(service, messages, names, queues, deadLetters);
    }
}
