package dev.reelay.sweep.aws;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** Sweeps on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class BucketSweepIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends BucketSweepKit {
        OnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "sweep-kit"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFloci extends BucketSweepKit {
        OnFloci() {
            super(ContainerBackend.named(FLOCI, "sweep-kit"));
        }
    }
}
