package dev.reelay.queues;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** Standard and FIFO queues on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class QueueIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends QueueKit {
        OnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "queue-kit"));
        }
    }

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStackFifo extends QueueKit {
        OnLocalStackFifo() {
            super(ContainerBackend.fifoNamed(LOCALSTACK, "queue-kit"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFloci extends QueueKit {
        OnFloci() {
            super(ContainerBackend.named(FLOCI, "queue-kit"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFlociFifo extends QueueKit {
        OnFlociFifo() {
            super(ContainerBackend.fifoNamed(FLOCI, "queue-kit"));
        }
    }
}
