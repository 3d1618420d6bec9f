package dev.reelay.widgets;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** Widgets and their requests on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class WidgetsIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class FilesOnLocalStack extends WidgetFilesKit {
        FilesOnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "widget-files-kit"));
        }
    }

    @Nested
    @RunsOn(LOCALSTACK)
    class ItemsOnLocalStack extends WidgetItemsKit {
        ItemsOnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "widget-items-kit"));
        }
    }

    @Nested
    @RunsOn(LOCALSTACK)
    class RequestsOnLocalStack extends RequestFilesKit {
        RequestsOnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "request-files-kit"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class FilesOnFloci extends WidgetFilesKit {
        FilesOnFloci() {
            super(ContainerBackend.named(FLOCI, "widget-files-kit"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class ItemsOnFloci extends WidgetItemsKit {
        ItemsOnFloci() {
            super(ContainerBackend.named(FLOCI, "widget-items-kit"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class RequestsOnFloci extends RequestFilesKit {
        RequestsOnFloci() {
            super(ContainerBackend.named(FLOCI, "request-files-kit"));
        }
    }
}
