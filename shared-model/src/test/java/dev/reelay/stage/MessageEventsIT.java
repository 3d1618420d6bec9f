package dev.reelay.stage;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** What a stage tells of the messages of standard and FIFO queues, on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class MessageEventsIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends MessageEventsKit {
        OnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "message-events"));
        }
    }

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStackFifo extends MessageEventsKit {
        OnLocalStackFifo() {
            super(ContainerBackend.fifoNamed(LOCALSTACK, "message-events"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFloci extends MessageEventsKit {
        OnFloci() {
            super(ContainerBackend.named(FLOCI, "message-events"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFlociFifo extends MessageEventsKit {
        OnFlociFifo() {
            super(ContainerBackend.fifoNamed(FLOCI, "message-events"));
        }
    }
}
