package dev.reelay.ledger;

import dev.reelay.backend.aws.EmbeddedBackend;

/** Timelines, with faults on the wire, on embedded AWS. */
class EmbeddedTimelineFaultsTests extends TimelineFaultsKit {

    EmbeddedTimelineFaultsTests() {
        super(EmbeddedBackend.named("timeline-faults"));
    }
}
