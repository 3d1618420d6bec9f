package dev.reelay.queues;

import dev.reelay.backend.aws.EmbeddedBackend;

/** A standard queue on embedded AWS. */
class EmbeddedQueueTests extends QueueKit {

    EmbeddedQueueTests() {
        super(EmbeddedBackend.named("queue-kit"));
    }
}
