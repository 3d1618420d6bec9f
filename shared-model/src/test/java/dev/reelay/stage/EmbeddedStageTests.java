package dev.reelay.stage;

import dev.reelay.backend.aws.EmbeddedBackend;

/** A stage on a standard queue of embedded AWS. */
class EmbeddedStageTests extends StageKit {

    EmbeddedStageTests() {
        super(EmbeddedBackend.named("stage-kit"));
    }
}
