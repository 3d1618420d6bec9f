package dev.reelay.consumer.widgets;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** Requests that are delivered to several at once, on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class ApplyRacesIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class FilesOnLocalStack extends ApplyRacesKit {
        FilesOnLocalStack() {
            super(Account.withFiles(ContainerBackend.named(LOCALSTACK, "file-races")));
        }
    }

    @Nested
    @RunsOn(LOCALSTACK)
    class ItemsOnLocalStack extends ApplyRacesKit {
        ItemsOnLocalStack() {
            super(Account.withItems(ContainerBackend.named(LOCALSTACK, "item-races")));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class FilesOnFloci extends ApplyRacesKit {
        FilesOnFloci() {
            super(Account.withFiles(ContainerBackend.named(FLOCI, "file-races")));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class ItemsOnFloci extends ApplyRacesKit {
        ItemsOnFloci() {
            super(Account.withItems(ContainerBackend.named(FLOCI, "item-races")));
        }
    }
}
