package dev.reelay.endtoend.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** The REST interface behind several instances, asked in turn as a load balancer would; it is up to the caller to ask again. */
final class Producers {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final List<URI> instances;
    private final AtomicInteger turn = new AtomicInteger();

    Producers(List<URI> instances) {
        this.instances = instances;
    }

    /** The job that was accepted; nothing if whoever was asked cannot be reached or does not reach AWS. */
    Optional<JsonNode> submit(String key, int count, long seed, String owner) {
        return answer(
                "/jobs",
                request -> request.header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(
                                "{\"count\":%d,\"seed\":%d,\"owner\":\"%s\"}".formatted(count, seed, owner))),
                202);
    }

    /** The job that was accepted for a file of somebody's own; nothing as above. */
    Optional<JsonNode> sendFile(String key, String name, String content) {
        return answer(
                "/files/" + name,
                request -> request.header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .PUT(BodyPublishers.ofString(content)),
                202);
    }

    Optional<JsonNode> job(String jobId) {
        return look("/jobs/" + jobId);
    }

    /** What was ordered with this body; nothing if whoever was asked cannot be reached or does not reach AWS. */
    Optional<JsonNode> order(String path, String body) {
        return answer(
                path,
                request -> request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)),
                202);
    }

    Optional<JsonNode> look(String path) {
        return answer(path, HttpRequest.Builder::GET, 200);
    }

    /** The jobs of an owner who has no more than a page holds, newest first. */
    Optional<JsonNode> jobsOf(String owner) {
        return look("/jobs?limit=100&owner=" + owner);
    }

    /** The whole timeline of a job that has no more events than a page holds. */
    Optional<JsonNode> events(String jobId) {
        return look("/jobs/" + jobId + "/events?limit=1000");
    }

    /** The widget request that was accepted; nothing as with {@link #submit}. */
    Optional<JsonNode> submitRequest(JsonNode widgetRequest) {
        return answer(
                "/widget-requests",
                request -> request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(widgetRequest.toString())),
                202);
    }

    boolean redrive(String queue) {
        return answer("/queues/" + queue + "/redrive", request -> request.POST(BodyPublishers.noBody()), 202)
                .isPresent();
    }

    private Optional<JsonNode> answer(String path, UnaryOperator<HttpRequest.Builder> request, int expected) {
        URI instance = instances.get(Math.floorMod(turn.getAndIncrement(), instances.size()));
        try {
            HttpResponse<String> response = HTTP.send(
                    request.apply(HttpRequest.newBuilder(instance.resolve(path)).timeout(Duration.ofSeconds(15)))
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() == expected) {
                return Optional.of(Call.JSON.readTree(response.body()));
            }
            if (response.statusCode() == 503) {
                return Optional.empty();
            }
            throw new IllegalStateException(path + " answered " + response.statusCode() + ": " + response.body());
        } catch (IOException unreachable) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
