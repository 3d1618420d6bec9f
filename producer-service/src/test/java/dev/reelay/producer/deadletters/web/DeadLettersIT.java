package dev.reelay.producer.deadletters.web;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.docker.RunsOn;
import dev.reelay.producer.InContainer;
import dev.reelay.producer.Messages;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.producer.WholeServiceTest;
import dev.reelay.schema.SchemaNames;
import org.junit.jupiter.api.Nested;
import org.springframework.test.context.ContextConfiguration;

/** Standard and FIFO queues and their dead letters, on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class DeadLettersIT {

    @Nested
    @RunsOn(LOCALSTACK)
    @WholeServiceTest
    @ContextConfiguration(initializers = InContainer.OnLocalStack.class)
    class OnLocalStack extends DeadLettersKit {
        OnLocalStack(ServiceUnderTest service, Messages messages, SchemaNames names) {
            super(service, messages, names);
        }
    }

    @Nested
    @RunsOn(LOCALSTACK)
    @WholeServiceTest
    @ContextConfiguration(initializers = InContainer.OnLocalStackFifo.class)
    class OnLocalStackFifo extends DeadLettersKit {
        OnLocalStackFifo(ServiceUnderTest service, Messages messages, SchemaNames names) {
            super(service, messages, names);
        }
    }

    @Nested
    @RunsOn(FLOCI)
    @WholeServiceTest
    @ContextConfiguration(initializers = InContainer.OnFloci.class)
    class OnFloci extends DeadLettersKit {
        OnFloci(ServiceUnderTest service, Messages messages, SchemaNames names) {
            super(service, messages, names);
        }
    }

    @Nested
    @RunsOn(FLOCI)
    @WholeServiceTest
    @ContextConfiguration(initializers = InContainer.OnFlociFifo.class)
    class OnFlociFifo extends DeadLettersKit {
        OnFlociFifo(ServiceUnderTest service, Messages messages, SchemaNames names) {
            super(service, messages, names);
        }
    }
}
