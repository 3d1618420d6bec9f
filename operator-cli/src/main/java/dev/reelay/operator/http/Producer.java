package dev.reelay.operator.http;

import dev.reelay.operator.aws.ReadableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A producer service, asked over HTTP. What it refuses is a {@link ReadableException}, and so is a producer to which no connection can be
 * made; one that breaks off, or takes too long, is an {@link IOException}.
 */
public final class Producer implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** Longer than a producer waits for AWS before it says so. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String url;

    /** The service at this address. */
    public Producer(URI url) {
        this.url = url.toString().replaceFirst("/+$", "");
    }

    /** A job, by its id, so far. */
    public record Job(String id, String state) {}

    /** A job that was submitted, not before {@code from} by the clock of the service. */
    public record Sent(Job job, Instant from) {}

    /**
     * Sends a file.
     *
     * @param name the name to send it under, within the service's rule
     * @param key by which a repetition of this request is known, if any
     */
    public Sent sendFile(String name, byte[] content, Optional<String> key) throws IOException, InterruptedException {
        Instant start = Instant.now();
        HttpRequest.Builder request = request("/files/" + name)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(content));
        key.ifPresent(text -> request.header("Idempotency-Key", text));
        HttpResponse<String> response = response(request);
        return new Sent(job(body(response, 202)), byItsClock(start, response));
    }

    /** When we began to ask: its date is when it answered. Without one its clock is taken for ours. */
    private static Instant byItsClock(Instant start, HttpResponse<?> response) {
        return response.headers()
                .firstValue("Date")
                .flatMap(date -> time(DateTimeFormatter.RFC_1123_DATE_TIME, date))
                .map(date -> date.minus(Duration.between(start, Instant.now())))
                .orElse(start);
    }

    private static Optional<Instant> time(DateTimeFormatter form, String text) {
        try {
            return Optional.of(form.parse(text, Instant::from));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** The job of this id as it is now. */
    public Job job(String id) throws IOException, InterruptedException {
        return job(answer(request("/jobs/" + id).GET(), 200));
    }

    /** Why the one movie of a job is FAILED. */
    public String failure(String id) throws IOException, InterruptedException {
        return answer(request("/jobs/" + id + "/movies/0000000").GET(), 200)
                .path("failure")
                .asString("it does not say why");
    }

    /**
     * Why a message of a job was parked, as far as its timeline tells; nothing if none was, or if one was redriven since. What was parked
     * up to {@code since}, by the clock of the service, does not count: it may be redriven and on its way, which shows only when it is
     * received.
     */
    public Optional<String> parked(String id, Instant since) throws IOException, InterruptedException {
        return answer(request("/jobs/" + id + "/events?limit=50").GET(), 200)
                .path("events")
                .valueStream()
                .filter(event -> event.path("event").asString("").matches("parked|redriven"))
                .findFirst()
                .filter(newest -> newest.path("event").asString("").equals("parked"))
                .filter(newest -> time(
                                DateTimeFormatter.ISO_INSTANT, newest.path("on").asString(""))
                        .filter(since::isBefore)
                        .isPresent())
                .map(newest -> "by the " + newest.path("stage").asString("unknown") + " stage, "
                        + newest.path("reason").asString("it does not say why"));
    }

    /** Where a job can be looked at. */
    public String urlOf(Job job) {
        return url + "/jobs/" + job.id();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    }

    private Job job(JsonNode json) {
        String id = json.path("jobId").asString("");
        String state = json.path("state").asString("");
        if (id.isEmpty() || state.isEmpty()) {
            throw new ReadableException(url + " does not answer as a producer service does: check --url");
        }
        return new Job(id, state);
    }

    private JsonNode answer(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        return body(response(request), expected);
    }

    private HttpResponse<String> response(HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (ConnectException nobody) {
            throw new ReadableException("no producer service answers at " + url + " ("
                    + nobody.getClass().getSimpleName()
                    + "): start one (./quickstart does), or say by --url where it is");
        }
    }

    private static JsonNode body(HttpResponse<String> response, int expected) {
        JsonNode body = json(response.body());
        if (response.statusCode() != expected) {
            throw new ReadableException("the producer refused (" + response.statusCode() + "): " + reason(body));
        }
        return body;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException notJson) {
            return JSON.createObjectNode();
        }
    }

    /** Of a problem (RFC 9457) the broken rules, or what it says for people. */
    private static String reason(JsonNode problem) {
        String rules = problem.path("errors")
                .valueStream()
                .map(error -> error.path("field").asString("") + " "
                        + error.path("message").asString(""))
                .collect(Collectors.joining("; "));
        return rules.isEmpty() ? problem.path("detail").asString("it does not say why: check --url") : rules;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
