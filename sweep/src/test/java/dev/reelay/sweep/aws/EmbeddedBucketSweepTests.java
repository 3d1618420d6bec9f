package dev.reelay.sweep.aws;

import dev.reelay.backend.aws.EmbeddedBackend;

/** Sweeps on embedded AWS. */
class EmbeddedBucketSweepTests extends BucketSweepKit {

    EmbeddedBucketSweepTests() {
        super(EmbeddedBackend.named("sweep-kit"));
    }
}
