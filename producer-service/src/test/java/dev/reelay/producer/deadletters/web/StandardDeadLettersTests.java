package dev.reelay.producer.deadletters.web;

import dev.reelay.producer.Messages;
import dev.reelay.producer.ServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.schema.SchemaNames;

@ServiceTest
class StandardDeadLettersTests extends DeadLettersKit {

    StandardDeadLettersTests(ServiceUnderTest service, Messages messages, SchemaNames names) {
        super(service, messages, names);
    }
}
