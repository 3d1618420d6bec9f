package dev.reelay.producer.sweeping.s3;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.docker.RunsOn;
import org.junit.jupiter.api.Nested;

/** Buckets on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class BucketsIT {

    @Nested
    @RunsOn(LOCALSTACK)
    class OnLocalStack extends BucketsKit {
        OnLocalStack() {
            super(ContainerBackend.named(LOCALSTACK, "audited-buckets"));
        }
    }

    @Nested
    @RunsOn(FLOCI)
    class OnFloci extends BucketsKit {
        OnFloci() {
            super(ContainerBackend.named(FLOCI, "audited-buckets"));
        }
    }
}
