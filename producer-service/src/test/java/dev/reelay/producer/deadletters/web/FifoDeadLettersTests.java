package dev.reelay.producer.deadletters.web;

import dev.reelay.producer.FifoServiceTest;
import dev.reelay.producer.Messages;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.schema.SchemaNames;

@FifoServiceTest
class FifoDeadLettersTests extends DeadLettersKit {

    FifoDeadLettersTests(ServiceUnderTest service, Messages messages, SchemaNames names) {
        super(service, messages, names);
    }
}
