package dev.reelay.widgets;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** The ledger of requests on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class RequestLedgerIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends RequestLedgerKit {
        OnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "request-ledger-kit"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFloci extends RequestLedgerKit {
        OnFloci() {
            super(ContainerBackend.named(FLOCI, "request-ledger-kit"));
        }
    }

    @Nested
    @RunsOn(LOCALSTACK)
    class StandingOnLocalStack extends RequestStandingKit {
        StandingOnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "request-standing-kit"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class StandingOnFloci extends RequestStandingKit {
        StandingOnFloci() {
            super(ContainerBackend.named(FLOCI, "request-standing-kit"));
        }
    }
}
