package dev.reelay.producer.problem.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.producer.ServiceTest;
import dev.reelay.producer.ServiceUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no HTTP client would send: most of it is answered by the HTTP server, before any code of ours. */
@ServiceTest
class MalformedHttpTests {

    private static final String HOST = "Host: localhost";
    private static final String CLOSE = "Connection: close";

    private final ServiceUnderTest service;

    MalformedHttpTests(ServiceUnderTest service) {
        this.service = service;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | bad-input          | GET /jobs/%zz HTTP/1.1",
                "400 | bad-input          | GET /jobs/a%2Fb HTTP/1.1",
                "400 | bad-input          | GET /jobs/a%5Cb HTTP/1.1",
                "400 | bad-input          | GET /jobs/%00 HTTP/1.1",
                "400 | bad-input          | GET /jobs/{} HTTP/1.1",
                "400 | bad-input          | GET /jobs?limit=<1> HTTP/1.1",
                "400 | bad-input          | GET /../jobs HTTP/1.1",
                "400 | bad-input          | GET /jobs/%E0%A4%A HTTP/1.1",
                "400 | bad-input          | G@T /jobs HTTP/1.1",
                "400 | bad-input          | GET jobs HTTP/1.1",
                "505 | refused            | GET /jobs HTTP/9.9",
                "405 | method-not-allowed | BREW /jobs HTTP/1.1",
                "405 | method-not-allowed | TRACE /jobs HTTP/1.1",
                "404 | not-found          | BREW /coffee HTTP/1.1",
                "404 | not-found          | GET /jobs/%F0%9F%8E%AC HTTP/1.1",
            })
    void send_whenRequestLineIsOdd_answersAProblem(int status, String type, String requestLine) {
        assertProblem(status, type, exchange(requestLine, HOST, CLOSE));
    }

    @Test
    void send_whenHeadersAreTooLarge_answersAProblem() {
        assertProblem(400, "bad-input", exchange("GET /jobs HTTP/1.1", HOST, "X-Large: " + "x".repeat(20_000), CLOSE));
    }

    @Test
    void send_whenHostIsMissing_answersAProblem() {
        assertProblem(400, "bad-input", exchange("GET /jobs HTTP/1.1", CLOSE));
    }

    @Test
    void send_whenLengthIsNotANumber_answersAProblem() {
        assertProblem(400, "bad-input", exchange("POST /jobs HTTP/1.1", HOST, "Content-Length: many", CLOSE));
    }

    @Test
    void send_whenChunksAreMalformed_answersAProblem() {
        String answer = exchange(
                "POST /jobs HTTP/1.1",
                HOST,
                CLOSE,
                "Content-Type: application/json",
                "Transfer-Encoding: chunked",
                "",
                "zz",
                "{}",
                "0");

        assertProblem(400, "bad-input", answer);
    }

    @Test
    void send_whenItIsNoHttp_answersNothingOfOurInsides() {
        assertThat(exchange("what is this")).doesNotContain("<html", "Exception", "Tomcat");
    }

    private static void assertProblem(int status, String type, String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("Content-Type: application/problem+json")
                .contains("\"status\":" + status)
                .contains("\"type\":\"urn:reelay:problem:" + type + "\"")
                .doesNotContainIgnoringCase("<html")
                .doesNotContain("Exception", "Tomcat", "\tat ");
    }

    private String exchange(String... lines) {
        String request = String.join("\r\n", lines) + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
