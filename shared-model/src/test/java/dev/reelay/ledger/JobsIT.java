package dev.reelay.ledger;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** Jobs on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class JobsIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends JobsKit {
        OnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "jobs-kit"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFloci extends JobsKit {
        OnFloci() {
            super(ContainerBackend.named(FLOCI, "jobs-kit"));
        }
    }
}
