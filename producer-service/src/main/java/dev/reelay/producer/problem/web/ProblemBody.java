package dev.reelay.producer.problem.web;

import dev.reelay.producer.problem.Problem;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * A problem as it leaves: its {@code type} is stable, its texts are for people and may change.
 *
 * @param status the HTTP status
 * @param type the last part of the URN that names the kind of problem
 * @param title what kind of problem it is
 * @param detail what about this one
 * @param problem itself, for what else its kind carries
 */
record ProblemBody(int status, String type, String title, String detail, Problem problem) {

    /** How long a client should wait after a 503, in seconds: the SDK's own retries have been in vain. */
    static final int RETRY_AFTER = 5;

    static final String TYPES = "urn:reelay:problem:";

    static ProblemBody of(Problem problem) {
        return switch (problem) {
            case Problem.BadInput bad ->
                new ProblemBody(400, "bad-input", "Bad input", "The request breaks the rules in errors.", bad);
            case Problem.NotFound(String detail) -> new ProblemBody(404, "not-found", "Not found", detail, problem);
            case Problem.MethodNotAllowed method ->
                new ProblemBody(
                        405,
                        "method-not-allowed",
                        "Method not allowed",
                        "The header Allow says what may be used.",
                        method);
            case Problem.NotAcceptable accept ->
                new ProblemBody(
                        406, "not-acceptable", "Not acceptable", "The answer is application/json: accept it.", accept);
            case Problem.BodyTooLarge large ->
                new ProblemBody(
                        413,
                        "body-too-large",
                        "Body too large",
                        "A body holds at most 1 MiB (1,048,576 bytes).",
                        large);
            case Problem.UnsupportedMediaType type ->
                new ProblemBody(
                        415,
                        "unsupported-media-type",
                        "Unsupported media type",
                        "Send the body as application/json, and say so in Content-Type.",
                        type);
            case Problem.KeyReused reused ->
                new ProblemBody(
                        422,
                        "idempotency-key-reused",
                        "Idempotency key reused",
                        "This Idempotency-Key came with another body before: give each request a key of its own.",
                        reused);
            case Problem.Unavailable(String detail) ->
                new ProblemBody(503, "unavailable", "Temporarily unavailable", detail, problem);
            case Problem.Unexpected unexpected ->
                new ProblemBody(
                        500,
                        "unexpected",
                        "Unexpected failure",
                        "The failure is on our side and in our log.",
                        unexpected);
            case Problem.Refused(int status) ->
                new ProblemBody(status, "refused", phrase(status), "The HTTP server refused the request.", problem);
        };
    }

    /** What a bare status of the HTTP server or of Spring MVC stands for. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 ->
                Problem.BadInput.of(
                        "request", "must be well-formed HTTP: request line, headers and encoding of the URL");
            case 404 -> new Problem.NotFound("There is nothing at this path. What there is: /v3/api-docs");
            case 405 -> new Problem.MethodNotAllowed();
            case 406 -> new Problem.NotAcceptable();
            // Tomcat's own, for a body of which nothing came for server.tomcat.connection-timeout.
            case 408 ->
                Problem.BadInput.of(
                        "body",
                        "must arrive without long pauses, but nothing more of it came: repeat the same request");
            case 413 -> new Problem.BodyTooLarge();
            case 415 -> new Problem.UnsupportedMediaType();
            case 503 -> new Problem.Unavailable("The service is starting or stopping.");
            case 500 -> new Problem.Unexpected();
            default -> new Problem.Refused(status);
        };
    }

    ProblemDetail detailed() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
        body.setType(URI.create(TYPES + type));
        body.setTitle(title);
        if (problem instanceof Problem.BadInput bad) {
            body.setProperty(
                    "errors",
                    bad.violations().stream()
                            .map(violation -> new FieldError(violation.field(), violation.message()))
                            .toList());
        }
        return body;
    }

    ResponseEntity<ProblemDetail> entity(HttpHeaders headers) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).headers(headers);
        retryAfter().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        // Given explicitly, so that it is not negotiated with a client that accepts something else.
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(detailed());
    }

    Optional<String> retryAfter() {
        return status == 503 ? Optional.of(Integer.toString(RETRY_AFTER)) : Optional.empty();
    }

    private static String phrase(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Refused" : known.getReasonPhrase();
    }

    /** One of {@code errors}. */
    record FieldError(String field, String message) {}
}
