package dev.reelay.producer;

import dev.reelay.backend.aws.ContainerBackend;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.backend.docker.DockerBackend;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives a service under test a backend in a container, and in it a schema: those of one kind share one service. */
public abstract sealed class InContainer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String SCHEMA = "producer";

    private final Supplier<TestBackend> backend;

    private InContainer(Supplier<TestBackend> backend) {
        this.backend = backend;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        EmbeddedBackend.connect(context, backend.get());
    }

    /** LocalStack with standard queues. */
    public static final class OnLocalStack extends InContainer {
        OnLocalStack() {
            super(() -> ContainerBackend.named(DockerBackend.LOCALSTACK, SCHEMA));
        }
    }

    /** LocalStack with FIFO queues. */
    public static final class OnLocalStackFifo extends InContainer {
        OnLocalStackFifo() {
            super(() -> ContainerBackend.fifoNamed(DockerBackend.LOCALSTACK, SCHEMA));
        }
    }

    /** Floci with standard queues. */
    public static final class OnFloci extends InContainer {
        OnFloci() {
            super(() -> ContainerBackend.named(DockerBackend.FLOCI, SCHEMA));
        }
    }

    /** Floci with FIFO queues. */
    public static final class OnFlociFifo extends InContainer {
        OnFlociFifo() {
            super(() -> ContainerBackend.fifoNamed(DockerBackend.FLOCI, SCHEMA));
        }
    }
}
