package dev.reelay.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service's HTTP side. */
record Rest(URI url) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CALLS = Pattern.compile(
            "^reelay_aws_(calls|empty_polls)_total\\{operation=\"(\\w+)\",.*} ([0-9.E]+)$", Pattern.MULTILINE);

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(url.resolve(path)));
    }

    JsonNode json(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends a file, known by a key of its own so that it may be sent again. */
    HttpResponse<String> putFile(String name, byte[] content, String key) {
        return send(HttpRequest.newBuilder(url.resolve("/files/" + name))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
    }

    /** Sends a file that must be taken, and gives the id of its job. */
    String sendFile(String name, byte[] content) {
        HttpResponse<String> response = putFile(name, content, UUID.randomUUID().toString());
        if (response.statusCode() != 202) {
            throw new IllegalStateException(
                    "PUT /files/" + name + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body()).get("jobId").stringValue();
    }

    /** Submits a job that must be taken, and gives its id. */
    String submit(int count) {
        return submit("{\"count\":" + count + ",\"seed\":7}");
    }

    /** The same for an owner. */
    String submit(int count, String owner) {
        return submit("{\"count\":" + count + ",\"seed\":7,\"owner\":\"" + owner + "\"}");
    }

    private String submit(String order) {
        HttpResponse<String> response = post("/jobs", order);
        if (response.statusCode() != 202) {
            throw new IllegalStateException("POST /jobs answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body()).get("jobId").stringValue();
    }

    JsonNode job(String jobId) {
        return json("/jobs/" + jobId);
    }

    int inState(String jobId, String state) {
        return job(jobId).get("movies").get(state).intValue();
    }

    /** AWS requests of this service so far, but for receives that brought nothing and what health checks ask. */
    double awsCalls() {
        return CALLS.matcher(get("/actuator/prometheus").body())
                .results()
                .filter(call -> !call.group(2).matches("HeadBucket|DescribeTable|GetQueueUrl"))
                .mapToDouble(call -> sign(call) * Double.parseDouble(call.group(3)))
                .sum();
    }

    private static int sign(MatchResult call) {
        return call.group(1).equals("calls") ? 1 : -1;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
