package dev.reelay.launcher.job;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the quickstart needs of the producer's REST API. Every call throws {@link JobApiException} if it is not answered as promised. */
public final class JobApi {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int QUOTED = 300;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI producer;

    /** The API of the producer at this address. */
    public JobApi(URI producer) {
        this.producer = producer;
    }

    /** {@code POST /jobs} */
    public JobId submit(int count) {
        return readAs(
                "POST /jobs",
                send(
                        request("/jobs")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"count\":" + count + "}")),
                        202),
                job -> new JobId(job.required("jobId").asString()));
    }

    /** {@code GET /jobs/ID} */
    public JobProgress look(JobId job) {
        String path = "/jobs/" + job;
        return readAs("GET " + path, send(request(path), 200), JobApi::progress);
    }

    /** Why movies of the job failed: up to {@code limit} lines, each with the movie and its reason. */
    public List<String> failures(JobId job, int limit) {
        String path = "/jobs/" + job + "/movies?state=FAILED&limit=" + limit;
        return readAs(
                "GET " + path,
                send(request(path), 200),
                page -> page.required("movies")
                        .valueStream()
                        .map(movie -> movie.path("movieId").asString("?") + ": "
                                + movie.path("failure").asString("no reason given"))
                        .toList());
    }

    private static JobProgress progress(JsonNode job) {
        JsonNode movies = job.required("movies");
        return new JobProgress(
                JobProgress.Phase.read(job.required("state").asString()),
                movies.required("stored").asLong(),
                movies.required("processed").asLong(),
                movies.required("confirmed").asLong(),
                movies.required("failed").asLong(),
                movies.required("pending").asLong());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(producer.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/problem+json");
    }

    private String send(HttpRequest.Builder builder, int expected) {
        HttpRequest request = builder.build();
        String call = request.method() + " " + request.uri();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new JobApiException(
                        call + " was answered with " + answer.statusCode() + ": " + shortened(answer.body()), null);
            }
            return answer.body();
        } catch (IOException e) {
            throw new JobApiException(call + " was not answered: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobApiException("interrupted during " + call, e);
        }
    }

    private static <T> T readAs(String call, String body, Reader<T> reader) {
        try {
            return reader.read(JSON.readTree(body));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new JobApiException(call + " was answered with what is not understood here: " + shortened(body), e);
        }
    }

    private static String shortened(String body) {
        return body.length() <= QUOTED ? body : body.substring(0, QUOTED) + "...";
    }

    private interface Reader<T> {
        T read(JsonNode node);
    }
}
