package dev.reelay.producer.sweeping.s3;

import dev.reelay.backend.aws.EmbeddedBackend;

/** Buckets on embedded AWS. */
class EmbeddedBucketsTests extends BucketsKit {

    EmbeddedBucketsTests() {
        super(EmbeddedBackend.named("audited-buckets"));
    }
}
