package dev.reelay.backend.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/** Whether a Docker engine answers, and has an image or can get it. */
final class DockerEngine {

    private static final long LONGEST_PULL_MINUTES = 10;

    private static final ConcurrentHashMap<String, Optional<String>> KNOWN = new ConcurrentHashMap<>();

    private DockerEngine() {}

    /** Why no container of this image can run; empty: it can. Found out once for each image. */
    static Optional<String> absence(String image) {
        return KNOWN.computeIfAbsent(image, DockerEngine::findOut);
    }

    private static Optional<String> findOut(String image) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.of("no Docker engine answers");
        }
        // Testcontainers' own client, which it closes itself.
        DockerClient client = DockerClientFactory.instance().client();
        return isThere(client, image) ? Optional.empty() : pull(client, image);
    }

    private static boolean isThere(DockerClient client, String image) {
        try {
            client.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException absent) {
            return false;
        }
    }

    /** Once only: Testcontainers would try for two minutes, for each test class, where there is no way to the registry. */
    private static Optional<String> pull(DockerClient client, String image) {
        int colon = image.lastIndexOf(':');
        try (PullImageResultCallback pulling = client.pullImageCmd(image.substring(0, colon))
                .withTag(image.substring(colon + 1))
                .exec(new PullImageResultCallback())) {
            boolean ended = pulling.awaitCompletion(LONGEST_PULL_MINUTES, TimeUnit.MINUTES);
            return ended && isThere(client, image)
                    ? Optional.empty()
                    : Optional.of(image + " was not pulled within " + LONGEST_PULL_MINUTES + " minutes");
        } catch (DockerException | DockerClientException refused) {
            return Optional.of(image + " is not here and cannot be pulled: " + refused.getMessage());
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
