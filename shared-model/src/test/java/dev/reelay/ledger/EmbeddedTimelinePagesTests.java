package dev.reelay.ledger;

import dev.reelay.backend.aws.EmbeddedBackend;

/** Pages of timelines on embedded AWS. */
class EmbeddedTimelinePagesTests extends TimelinePagesKit {

    EmbeddedTimelinePagesTests() {
        super(EmbeddedBackend.named("timelines-kit"));
    }
}
