package dev.reelay.producer.deadletters.web;

import static dev.reelay.backend.docker.DockerBackend.FLOCI;
import static dev.reelay.backend.docker.DockerBackend.LOCALSTACK;

import dev.reelay.backend.docker.RunsOn;
import dev.reelay.producer.InContainer;
import dev.reelay.producer.Messages;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.producer.WholeServiceTest;
import dev.reelay.producer.deadletters.DeadLetters;
import dev.reelay.queues.Queues;
import dev.reelay.schema.SchemaNames;
import org.junit.jupiter.api.Nested;
import org.springframework.test.context.ContextConfiguration;

/** The redrive of standard and FIFO queues, on backends in containers. */
@SuppressWarnings("ClassCanBeStatic") // JUnit wants nested classes to be inner ones
class RedriveIT {

    @Nested
    @RunsOn(LOCALSTACK)
    @WholeServiceTest
    @ContextConfiguration(initializers = InContainer.OnLocalStack.class)
    class OnLocalStack extends RedriveKit {
        OnLocalStack(
                ServiceUnderTest service,
                Messages messages,
                SchemaNames names,
                Queues queues,
                DeadLetters deadLetters) {
            super(service, messages, names, queues, deadLetters);
        }
    }

    @Nested
    @RunsOn(LOCALSTACK)
    @WholeServiceTest
    @ContextConfiguration(initializers = InContainer.OnLocalStackFifo.class)
    class OnLocalStackFifo extends RedriveKit {
        OnLocalStackFifo(
                ServiceUnderTest service,
                Messages messages,
                SchemaNames names,
                Queues queues,
                DeadLetters deadLetters) {
            super(service, messages, names, queues, deadLetters);
        }
    }

    @Nested
    @RunsOn(FLOCI)
    @WholeServiceTest
    @ContextConfiguration(initializers = InContainer.OnFloci.class)
    class OnFloci extends RedriveKit {
        OnFloci(
                ServiceUnderTest service,
                Messages messages,
                SchemaNames names,
                Queues queues,
                DeadLetters deadLetters) {
            super(service, messages, names, queues, deadLetters);
        }
    }

    @Nested
    @RunsOn(FLOCI)
    @WholeServiceTest
    @ContextConfiguration(initializers = InContainer.OnFlociFifo.class)
    class OnFlociFifo extends RedriveKit {
        OnFlociFifo(
                ServiceUnderTest service,
                Messages messages,
                SchemaNames names,
                Queues queues,
                DeadLetters deadLetters) {
            super(service, messages, names, queues, deadLetters);
        }
    }
}
