package dev.reelay.endtoend;

import dev.reelay.backend.docker.Emulator;
import dev.reelay.backend.docker.NeedsImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The round trip as {@code docker compose up} starts it: our images, the hook that creates the schema, health, and the network between. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class ComposeIT {

    @BeforeAll
    static void needsDockerCompose() {
        DockerCompose.isNeededBy(ComposeIT.class);
    }

    @Nested
    @NeedsImage({NeedsImage.LOCALSTACK, NeedsImage.JRE})
    class OnLocalStack extends RoundTripKit {
        OnLocalStack() {
            super("", Composed.on("localstack", Emulator.LOCALSTACK, 4566, 4566, 4566));
        }
    }

    @Nested
    @NeedsImage({"floci/floci:1.7.0-compat", NeedsImage.JRE})
    class OnFloci extends RoundTripKit {
        OnFloci() {
            super("", Composed.on("floci", Emulator.FLOCI, 4566, 4566, 4566));
        }
    }

    @Nested
    @NeedsImage(NeedsImage.JRE)
    class OnLocalAws extends RoundTripKit {
        OnLocalAws() {
            super("", Composed.on("local-aws", Emulator.LOCAL_AWS, 4566, 4567, 4568));
        }
    }
}
