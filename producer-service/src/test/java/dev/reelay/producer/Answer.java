package dev.reelay.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the service, as it came. */
public record Answer(HttpResponse<String> response) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The status. */
    public int status() {
        return response.statusCode();
    }

    /** The body as text. */
    public String body() {
        return response.body();
    }

    /** The body as JSON. */
    public JsonNode json() {
        return JSON.readTree(body());
    }

    /** A header, if it is there. */
    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /** Asserts status and JSON. */
    public Answer isJson(int status) {
        assertThat(status()).as(body()).isEqualTo(status);
        assertThat(header("Content-Type")).contains("application/json");
        return this;
    }

    /** Asserts a problem of this status and type, and that nothing of our insides is in it. */
    public Answer isProblem(int status, String type) {
        assertThat(status()).as(body()).isEqualTo(status);
        assertThat(header("Content-Type")).contains("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.path("type").asString()).isEqualTo("urn:reelay:problem:" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(body()).doesNotContain("Exception", "\tat ", "java.", "org.springframework", "software.amazon");
        return this;
    }

    /** Asserts a problem about exactly these fields. */
    public Answer isBadInput(String... fields) {
        isProblem(400, "bad-input");
        assertThat(json().path("errors").findValuesAsString("field")).containsExactlyInAnyOrder(fields);
        assertThat(json().path("errors").findValuesAsString("message"))
                .allSatisfy(message -> assertThat(message).isNotBlank());
        return this;
    }
}
