package dev.reelay.ledger;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** Pages of timelines on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class TimelinePagesIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends TimelinePagesKit {
        OnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "timelines-kit"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFloci extends TimelinePagesKit {
        OnFloci() {
            super(ContainerBackend.named(FLOCI, "timelines-kit"));
        }
    }
}
