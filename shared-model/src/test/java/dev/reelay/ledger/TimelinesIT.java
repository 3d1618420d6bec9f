package dev.reelay.ledger;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** Timelines, without and with faults on the wire, on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class TimelinesIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends TimelinesKit {
        OnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "timelines-kit"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFloci extends TimelinesKit {
        OnFloci() {
            super(ContainerBackend.named(FLOCI, "timelines-kit"));
        }
    }

    @Nested
    @RunsOn(LOCALSTACK)
    class FaultsOnLocalStack extends TimelineFaultsKit {
        FaultsOnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "timeline-faults"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class FaultsOnFloci extends TimelineFaultsKit {
        FaultsOnFloci() {
            super(ContainerBackend.named(FLOCI, "timeline-faults"));
        }
    }
}
