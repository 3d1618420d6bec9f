package dev.reelay.stage;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** A stage on standard and FIFO queues, on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class StageIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends StageKit {
        OnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "stage-kit"));
        }
    }

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStackFifo extends StageKit {
        OnLocalStackFifo() {
            super(ContainerBackend.fifoNamed(LOCALSTACK, "stage-kit"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFloci extends StageKit {
        OnFloci() {
            super(ContainerBackend.named(FLOCI, "stage-kit"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFlociFifo extends StageKit {
        OnFlociFifo() {
            super(ContainerBackend.fifoNamed(FLOCI, "stage-kit"));
        }
    }
}
