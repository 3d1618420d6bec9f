package dev.reelay.producer.problem.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.producer.Answer;
import dev.reelay.producer.ServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract says of wrong requests, whatever they are about. */
@ServiceTest
class ProblemTests {

    private static final int MEBIBYTE = 1 << 20;

    private final ServiceUnderTest service;

    ProblemTests(ServiceUnderTest service) {
        this.service = service;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/nothing", "/job", "/jobs/", "/jobs/a/b/c/d", "/error", "/actuator/env", "/favicon.ico"})
    void get_whenPathIsUnknown_isNotFound(String path) {
        service.get(path).isProblem(404, "not-found");
        service.get(path, "Accept", "text/html").isProblem(404, "not-found");
    }

    @Test
    void post_whenPathIsUnknown_isNotFound() {
        service.postJson("/nothing", "{}").isProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /jobs",
        "PUT, /jobs",
        "PATCH, /jobs",
        "POST, /jobs/0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11",
        "DELETE, /jobs/0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11/movies",
        "PUT, /queues",
        "GET, /queues/movie-load/redrive",
        "POST, /queues/movie-load/dead-letters",
        "POST, /actuator/health",
        "POST, /v3/api-docs"
    })
    void send_whenMethodIsWrong_saysWhichAreAllowed(String method, String path) {
        Answer answer = service.send(service.request(path).method(method, BodyPublishers.noBody()));

        answer.isProblem(405, "method-not-allowed");
        assertThat(answer.header("Allow"))
                .hasValueSatisfying(allowed ->
                        assertThat(allowed).containsAnyOf("GET", "POST").doesNotContain(method));
    }

    @Test
    void options_whenPathIsKnown_saysWhichMethodsAreAllowed() {
        Answer answer = service.send(service.request("/jobs").method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Allow").orElseThrow().split(",")).contains("GET", "HEAD", "POST", "OPTIONS");
    }

    @Test
    void head_whenPathIsKnown_answersAsGetWithoutABody() {
        Answer answer = service.send(service.request("/jobs").HEAD());

        answer.isJson(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void head_whenJobIsUnknown_isNotFoundWithoutABody() {
        Answer answer = service.send(service.request("/jobs/unknown").HEAD());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "nonsense"})
    void get_whenNothingThatWeHaveIsAccepted_isNotAcceptable(String accepted) {
        service.get("/jobs", "Accept", accepted).isProblem(406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
    void post_whenBodyIsNotDeclaredAsJson_isUnsupported(String mediaType) {
        service.send(service.request("/jobs", "Content-Type", mediaType).POST(BodyPublishers.ofString("{}")))
                .isProblem(415, "unsupported-media-type");
    }

    @Test
    void post_whenBodyIsMultipart_isUnsupported() {
        String form = "--x\r\nContent-Disposition: form-data; name=\"count\"\r\n\r\n25\r\n--x--\r\n";

        service.send(service.request("/jobs", "Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(form)))
                .isProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(ints = {MEBIBYTE + 1, 2 * MEBIBYTE, 10 * MEBIBYTE})
    void post_whenBodyIsOverOneMebibyte_isTooLarge(int size) {
        byte[] body = bodyOf(size);

        post(BodyPublishers.ofByteArray(body)).isProblem(413, "body-too-large");
        post(chunked(body)).isProblem(413, "body-too-large");
    }

    @Test
    void post_whenBodyIsJustOneMebibyte_isRead() {
        byte[] body = bodyOf(MEBIBYTE);

        post(BodyPublishers.ofByteArray(body)).isBadInput("padding");
        post(chunked(body)).isBadInput("padding");
    }

    private Answer post(BodyPublisher body) {
        return service.send(
                service.request("/jobs", "Content-Type", "application/json").POST(body));
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private static byte[] bodyOf(int size) {
        String start = "{\"count\":1,\"padding\":\"";
        String end = "\"}";
        return (start + "x".repeat(size - start.length() - end.length()) + end).getBytes(StandardCharsets.UTF_8);
    }
}
