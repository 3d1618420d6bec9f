package dev.reelay.producer.ownfiles.web;

import dev.reelay.ledger.Jobs;
import dev.reelay.producer.ServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.schema.SchemaNames;

@ServiceTest
class StandardFileTests extends FileKit {

    StandardFileTests(ServiceUnderTest service, Jobs jobs, SchemaNames names) {
        super(service, jobs, names);
    }
}
