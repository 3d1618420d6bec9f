package dev.reelay.producer.ownfiles.web;

import dev.reelay.ledger.Jobs;
import dev.reelay.producer.ServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.schema.SchemaNames;
import software.amazon.awssdk.services.s3.S3Client;

@ServiceTest
class StandardFileTests extends FileKit {

    StandardFileTests(ServiceUnderTest service, Jobs jobs, SchemaNames names, S3Client s3) {
        super(service, jobs, names, s3);
    }
}
