package dev.reelay.stage;

import dev.reelay.backend.aws.EmbeddedBackend;

/** A stage on a FIFO queue of embedded AWS. */
class EmbeddedFifoStageTests extends StageKit {

    EmbeddedFifoStageTests() {
        super(EmbeddedBackend.fifoNamed("stage-kit"));
    }
}
