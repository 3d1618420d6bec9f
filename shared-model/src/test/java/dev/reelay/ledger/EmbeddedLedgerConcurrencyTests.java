package dev.reelay.ledger;

import dev.reelay.backend.aws.EmbeddedBackend;

/** The ledger on embedded AWS, many at once. */
class EmbeddedLedgerConcurrencyTests extends LedgerConcurrencyKit {

    EmbeddedLedgerConcurrencyTests() {
        super(EmbeddedBackend.named("ledger-concurrency"));
    }
}
