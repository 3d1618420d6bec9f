package dev.reelay.ledger;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** Lists of jobs on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class JobListsIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends JobListsKit {
        OnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "job-lists-kit"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFloci extends JobListsKit {
        OnFloci() {
            super(ContainerBackend.named(FLOCI, "job-lists-kit"));
        }
    }
}
