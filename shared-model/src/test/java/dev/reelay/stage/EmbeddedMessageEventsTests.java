package dev.reelay.stage;

import dev.reelay.backend.aws.EmbeddedBackend;

/** What a stage tells of the messages of a standard queue of embedded AWS. */
class EmbeddedMessageEventsTests extends MessageEventsKit {

    EmbeddedMessageEventsTests() {
        super(EmbeddedBackend.named("message-events"));
    }
}
