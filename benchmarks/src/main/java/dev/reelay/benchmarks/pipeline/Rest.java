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

    /** {@code POST /jobs}: its id. */
    public String submit(int movies) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve("/jobs"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"count\":" + movies + ",\"seed\":7}"));
        return JSON.readTree(send(request, ACCEPTED)).get("jobId").asString();
    }

    /** {@code GET /jobs/ID} */
    public JsonNode job(String jobId) {
        return JSON.readTree(send(HttpRequest.newBuilder(url.resolve("/jobs/" + jobId)), OK));
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
        HttpRequest request = builder.timeout(Duration.ofSeconds(60)).build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                throw new IllegalStateException(
                        request.uri() + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
