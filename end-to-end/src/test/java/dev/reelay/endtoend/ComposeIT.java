package dev.reelay.endtoend;

import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.docker.NeedsImage;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** The round trip as {@code docker compose up} starts it: our images, the hook that creates the schema, health, and the network between. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class ComposeIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends RoundTripKit {
        OnLocalStack() {
            super("", Composed.on("localstack", 4566, 4566, 4566));
        }
    }

    @Nested
    @NeedsImage("floci/floci:1.7.0-compat")
    class OnFloci extends RoundTripKit {
        OnFloci() {
            super("", Composed.on("floci", 4566, 4566, 4566));
        }
    }

    @Nested
    @NeedsImage("eclipse-temurin:25-jre")
    class OnLocalAws extends RoundTripKit {
        OnLocalAws() {
            super("", Composed.on("local-aws", 4566, 4567, 4568));
        }
    }
}
