package dev.reelay.stage;

import dev.reelay.backend.aws.EmbeddedBackend;

/** What a stage tells of the messages of a FIFO queue of embedded AWS. */
class EmbeddedFifoMessageEventsTests extends MessageEventsKit {

    EmbeddedFifoMessageEventsTests() {
        super(EmbeddedBackend.fifoNamed("message-events"));
    }
}
