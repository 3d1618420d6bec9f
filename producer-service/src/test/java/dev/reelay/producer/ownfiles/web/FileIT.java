package dev.reelay.producer.ownfiles.web;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.docker.RunsOn;
import dev.reelay.ledger.Jobs;
import dev.reelay.producer.InContainer;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.producer.WholeServiceTest;
import dev.reelay.schema.SchemaNames;
import org.junit.jupiter.api.Nested;
import org.springframework.test.context.ContextConfiguration;
import software.amazon.awssdk.services.s3.S3Client;

/** Files of somebody's own that are sent, with standard and FIFO queues, on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class FileIT {

    @Nested
    @RunsOn(LOCALSTACK)
    @WholeServiceTest
    @ContextConfiguration(initializers = InContainer.OnLocalStack.class)
    class OnLocalStack extends FileKit {
        OnLocalStack(ServiceUnderTest service, Jobs jobs, SchemaNames names, S3Client s3) {
            super(service, jobs, names, s3);
        }
    }

    @Nested
    @RunsOn(LOCALSTACK)
    @WholeServiceTest
    @ContextConfiguration(initializers = InContainer.OnLocalStackFifo.class)
    class OnLocalStackFifo extends FileKit {
        OnLocalStackFifo(ServiceUnderTest service, Jobs jobs, SchemaNames names, S3Client s3) {
            super(service, jobs, names, s3);
        }
    }

    @Nested
    @RunsOn(FLOCI)
    @WholeServiceTest
    @ContextConfiguration(initializers = InContainer.OnFloci.class)
    class OnFloci extends FileKit {
        OnFloci(ServiceUnderTest service, Jobs jobs, SchemaNames names, S3Client s3) {
            super(service, jobs, names, s3);
        }
    }

    @Nested
    @RunsOn(FLOCI)
    @WholeServiceTest
    @ContextConfiguration(initializers = InContainer.OnFlociFifo.class)
    class OnFlociFifo extends FileKit {
        OnFlociFifo(ServiceUnderTest service, Jobs jobs, SchemaNames names, S3Client s3) {
            super(service, jobs, names, s3);
        }
    }
}
