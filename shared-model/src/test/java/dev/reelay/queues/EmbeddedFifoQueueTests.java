package dev.reelay.queues;

import dev.reelay.backend.aws.EmbeddedBackend;

/** A FIFO queue on embedded AWS. */
class EmbeddedFifoQueueTests extends QueueKit {

    EmbeddedFifoQueueTests() {
        super(EmbeddedBackend.fifoNamed("queue-kit"));
    }
}
