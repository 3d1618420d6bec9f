package dev.reelay.benchmarks.pipeline;

import dev.reelay.benchmarks.metrics.PrometheusText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service's HTTP side.
 *
 * @param url of the service, without a slash at the end
 */
public record Rest(URI url) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonMapper JSON = new JsonMapper();
    private static final int ACCEPTED = 202;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    /** {@code POST /jobs}: its id. */
    public String submit(int movies) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve("/jobs"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"count\":" + movies + ",\"seed\":7}"));
        return JSON.readTree(send(request, ACCEPTED)).get("jobId").asString();
    }

    /** {@code GET /jobs/ID}; empty if it is to be asked again, because AWS did not answer in time (503): in an hour that may happen. */
    public Optional<JsonNode> job(String jobId) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(url.resolve("/jobs/" + jobId)));
        return response.statusCode() == UNAVAILABLE ? Optional.empty() : Optional.of(JSON.readTree(body(response, OK)));
    }

    /** The job's first movies, at most 1,000. */
    public List<JsonNode> movies(String jobId) {
        String path = "/jobs/" + jobId + "/movies?limit=1000";
        return JSON.readTree(send(HttpRequest.newBuilder(url.resolve(path)), OK))
                .get("movies")
                .valueStream()
                .toList();
    }

    /** {@code GET /actuator/prometheus} */
    public PrometheusText metrics() {
        return PrometheusText.parse(send(HttpRequest.newBuilder(url.resolve("/actuator/prometheus")), OK));
    }

    private static String send(HttpRequest.Builder builder, int expected) {
        return body(send(builder), expected);
    }

    private static String body(HttpResponse<String> response, int expected) {
        if (response.statusCode() != expected) {
            throw new IllegalStateException(
                    response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private static HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.timeout(Duration.ofSeconds(60)).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
