package dev.reelay.ledger;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** Large files of somebody's own on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class LargeFilesIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends LargeFilesKit {
        OnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "ledger-kit"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFloci extends LargeFilesKit {
        OnFloci() {
            super(ContainerBackend.named(FLOCI, "ledger-kit"));
        }
    }
}
