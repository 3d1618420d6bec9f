package dev.reelay.producer.ownfiles.web;

import dev.reelay.ledger.Jobs;
import dev.reelay.producer.FifoServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.schema.SchemaNames;

@FifoServiceTest
class FifoFileTests extends FileKit {

    FifoFileTests(ServiceUnderTest service, Jobs jobs, SchemaNames names) {
        super(service, jobs, names);
    }
}
