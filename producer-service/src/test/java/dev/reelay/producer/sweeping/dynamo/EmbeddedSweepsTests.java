package dev.reelay.producer.sweeping.dynamo;

import dev.reelay.backend.aws.EmbeddedBackend;

/** Sweeps on embedded AWS. */
class EmbeddedSweepsTests extends SweepsKit {

    EmbeddedSweepsTests() {
        super(EmbeddedBackend.named("sweeps-table"));
    }
}
