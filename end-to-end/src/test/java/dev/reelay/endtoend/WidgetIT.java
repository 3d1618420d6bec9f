package dev.reelay.endtoend;

import dev.reelay.backend.docker.DockerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** Widgets by real services on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class WidgetIT {

    @Nested
    @RunsOn(DockerBackend.LOCALSTACK)
    class WidgetsOnLocalStack extends WidgetTourKit {
        WidgetsOnLocalStack() {
            super(DockerBackend.LOCALSTACK.endpoint());
        }
    }

    @Nested
    @RunsOn(DockerBackend.FLOCI)
    class WidgetsOnFloci extends WidgetTourKit {
        WidgetsOnFloci() {
            super(DockerBackend.FLOCI.endpoint());
        }
    }
}
