package dev.reelay.endtoend;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** The round trip of the packaged services on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class RoundTripIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends RoundTripKit {
        OnLocalStack() {
            super("", Pipeline.on(LOCALSTACK));
        }
    }

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStackFifo extends RoundTripKit {
        OnLocalStackFifo() {
            super(".fifo", Pipeline.on(LOCALSTACK));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFloci extends RoundTripKit {
        OnFloci() {
            super("", Pipeline.on(FLOCI));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFlociFifo extends RoundTripKit {
        OnFlociFifo() {
            super(".fifo", Pipeline.on(FLOCI));
        }
    }
}
