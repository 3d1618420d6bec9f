package dev.reelay.ledger;

import dev.reelay.backend.aws.EmbeddedBackend;

/** Large files of somebody's own on embedded AWS. */
class EmbeddedLargeFilesTests extends LargeFilesKit {

    EmbeddedLargeFilesTests() {
        super(EmbeddedBackend.named("ledger-kit"));
    }
}
