package dev.reelay.ledger;

import dev.reelay.backend.aws.EmbeddedBackend;

/** Files of somebody's own on embedded AWS. */
class EmbeddedOwnFilesTests extends OwnFilesKit {

    EmbeddedOwnFilesTests() {
        super(EmbeddedBackend.named("ledger-kit"));
    }
}
