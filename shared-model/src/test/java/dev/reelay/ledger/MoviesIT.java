package dev.reelay.ledger;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** Movies on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class MoviesIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends MoviesKit {
        OnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "movies-kit"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFloci extends MoviesKit {
        OnFloci() {
            super(ContainerBackend.named(FLOCI, "movies-kit"));
        }
    }
}
