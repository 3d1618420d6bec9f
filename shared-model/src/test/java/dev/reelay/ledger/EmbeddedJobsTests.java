package dev.reelay.ledger;

import dev.reelay.backend.aws.EmbeddedBackend;

/** Jobs on embedded AWS. */
class EmbeddedJobsTests extends JobsKit {

    EmbeddedJobsTests() {
        super(EmbeddedBackend.named("jobs-kit"));
    }
}
