package dev.reelay.ledger;

import dev.reelay.backend.aws.EmbeddedBackend;

/** Lists of jobs on embedded AWS. */
class EmbeddedJobListsTests extends JobListsKit {

    EmbeddedJobListsTests() {
        super(EmbeddedBackend.named("job-lists-kit"));
    }
}
