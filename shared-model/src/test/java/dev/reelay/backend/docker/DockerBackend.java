package dev.reelay.backend.docker;

import io.floci.testcontainers.FlociContainer;
import java.net.URI;
import org.testcontainers.localstack.LocalStackContainer;

/** A backend in a container: one for all tests of this JVM, started at first use. */
public enum DockerBackend {
    /** LocalStack, by the image of the Compose files. */
    LOCALSTACK(NeedsImage.LOCALSTACK) {
        @Override
        RunningContainer start() {
            LocalStackContainer container = localStack();
            container.start();
            URI endpoint = container.getEndpoint();
            return new RunningContainer(container, endpoint, Emulator.at(endpoint, Emulator.LOCALSTACK));
        }
    },
    /** Floci, of the version of the Compose files, but without the AWS CLI that their image has for the hook ({@code -compat}). */
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
        return running().endpoint();
    }

    /** What answers there. */
    public Emulator emulator() {
        return running().emulator();
    }

    private RunningContainer running() {
        return RunningContainer.of(name(), this::start);
    }
}
