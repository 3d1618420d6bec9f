package dev.reelay.files;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** Files on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class MovieFilesIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends MovieFilesKit {
        OnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "files-kit"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFloci extends MovieFilesKit {
        OnFloci() {
            super(ContainerBackend.named(FLOCI, "files-kit"));
        }
    }
}
