package dev.reelay.ledger;

import dev.reelay.backend.aws.EmbeddedBackend;

/** Timelines on embedded AWS. */
class EmbeddedTimelinesTests extends TimelinesKit {

    EmbeddedTimelinesTests() {
        super(EmbeddedBackend.named("timelines-kit"));
    }
}
