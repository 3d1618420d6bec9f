package dev.reelay.ledger;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** The ledger, with faults on the wire, on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class LedgerFaultsIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends LedgerFaultsKit {
        OnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "ledger-faults"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFloci extends LedgerFaultsKit {
        OnFloci() {
            super(ContainerBackend.named(FLOCI, "ledger-faults"));
        }
    }
}
