package dev.reelay.producer.intake.web;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.docker.RunsOn;
import dev.reelay.producer.InContainer;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.producer.WholeServiceTest;
import org.junit.jupiter.api.Nested;
import org.springframework.test.context.ContextConfiguration;

/** Jobs that are submitted, with standard and FIFO queues, on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class IntakeIT {

    @Nested
    @RunsOn(LOCALSTACK)
    @WholeServiceTest
    @ContextConfiguration(initializers = InContainer.OnLocalStack.class)
    class OnLocalStack extends IntakeKit {
        OnLocalStack(ServiceUnderTest service) {
            super(service);
        }
    }

    @Nested
    @RunsOn(LOCALSTACK)
    @WholeServiceTest
    @ContextConfiguration(initializers = InContainer.OnLocalStackFifo.class)
    class OnLocalStackFifo extends IntakeKit {
        OnLocalStackFifo(ServiceUnderTest service) {
            super(service);
        }
    }

    @Nested
    @RunsOn(FLOCI)
    @WholeServiceTest
    @ContextConfiguration(initializers = InContainer.OnFloci.class)
    class OnFloci extends IntakeKit {
        OnFloci(ServiceUnderTest service) {
            super(service);
        }
    }

    @Nested
    @RunsOn(FLOCI)
    @WholeServiceTest
    @ContextConfiguration(initializers = InContainer.OnFlociFifo.class)
    class OnFlociFifo extends IntakeKit {
        OnFlociFifo(ServiceUnderTest service) {
            super(service);
        }
    }
}
