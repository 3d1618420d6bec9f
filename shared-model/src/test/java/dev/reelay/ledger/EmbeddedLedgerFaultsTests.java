package dev.reelay.ledger;

import dev.reelay.backend.aws.EmbeddedBackend;

/** The ledger on embedded AWS, with faults on the wire. */
class EmbeddedLedgerFaultsTests extends LedgerFaultsKit {

    EmbeddedLedgerFaultsTests() {
        super(EmbeddedBackend.named("ledger-faults"));
    }
}
