package dev.reelay.producer.sweeping.dynamo;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** Sweeps on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class SweepsIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends SweepsKit {
        OnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "sweeps-table"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFloci extends SweepsKit {
        OnFloci() {
            super(ContainerBackend.named(FLOCI, "sweeps-table"));
        }
    }
}
