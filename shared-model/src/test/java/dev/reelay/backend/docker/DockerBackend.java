package dev.reelay.backend.docker;

import io.floci.testcontainers.FlociContainer;
import java.net.URI;
import org.testcontainers.localstack.LocalStackContainer;

/**
 * A backend in a container: started at first use, one for all tests of this JVM, and stopped when the JVM exits. The versions of the images are
 * those of the Compose files.
 */
public enum DockerBackend {
    /** LocalStack: pinned, because {@code latest} exits without an account token since March 2026. */
    LOCALSTACK("localstack/localstack:4.14.0") {
        @Override
        RunningContainer start() {
            LocalStackContainer container = localStack();
            container.start();
            URI endpoint = container.getEndpoint();
            Emulator emulator = Moto.answersAt(endpoint) ? Emulator.MOTO : Emulator.LOCALSTACK;
            return new RunningContainer(container, endpoint, emulator);
        }
    },
    /** Floci. */
    FLOCI("floci/floci:1.7.0") {
        @Override
        RunningContainer start() {
            FlociContainer container = new FlociContainer(image());
            container.start();
            return new RunningContainer(container, URI.create(container.getEndpoint()), Emulator.FLOCI);
        }
    };

    private final String image;

    DockerBackend(String image) {
        this.image = image;
    }

    /** Not started; for those who manage a container themselves. */
    public static LocalStackContainer localStack() {
        return new LocalStackContainer(LOCALSTACK.image())
                .withServices("s3", "sqs", "dynamodb")
                // The host in a queue's URL is then the one that was asked.
                .withEnv("SQS_ENDPOINT_STRATEGY", "dynamic");
    }

    abstract RunningContainer start();

    final String image() {
        return image;
    }

    /** Where all three services answer. */
    public URI endpoint() {
        return RunningContainer.of(this).endpoint();
    }

    /** What answers there. */
    public Emulator emulator() {
        return RunningContainer.of(this).emulator();
    }
}
