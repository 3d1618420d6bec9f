package dev.reelay.ledger;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** The ledger, many at once, on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class LedgerConcurrencyIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends LedgerConcurrencyKit {
        OnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "ledger-concurrency"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFloci extends LedgerConcurrencyKit {
        OnFloci() {
            super(ContainerBackend.named(FLOCI, "ledger-concurrency"));
        }
    }
}
