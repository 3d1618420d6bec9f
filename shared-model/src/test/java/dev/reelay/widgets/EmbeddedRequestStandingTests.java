package dev.reelay.widgets;

import dev.reelay.backend.aws.EmbeddedBackend;

/** What the ledger remembers, on embedded AWS. */
class EmbeddedRequestStandingTests extends RequestStandingKit {

    EmbeddedRequestStandingTests() {
        super(EmbeddedBackend.named("request-standing-kit"));
    }
}
