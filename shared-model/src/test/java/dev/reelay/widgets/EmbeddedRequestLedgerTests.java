package dev.reelay.widgets;

import dev.reelay.backend.aws.EmbeddedBackend;

/** The ledger of requests on embedded AWS. */
class EmbeddedRequestLedgerTests extends RequestLedgerKit {

    EmbeddedRequestLedgerTests() {
        super(EmbeddedBackend.named("request-ledger-kit"));
    }
}
