package dev.reelay.producer.deadletters.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.reelay.backend.BackendProperties;
import dev.reelay.producer.deadletters.DeadLetters.MoveStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Backends that cannot move messages, each refusing in its own words, played by an HTTP server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoveStartTests {

    private static final String HTML = "<!doctype html><title>500 Internal Server Error</title>";

    private final ConcurrentHashMap<String, Scripted> answers = new ConcurrentHashMap<>();
    private final HttpServer server = start();
    private final SqsAsyncClient client = SqsAsyncClient.builder()
            .endpointOverride(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
            .build();
    private final SqsCalls calls = new SqsCalls(
            client,
            new BackendProperties(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    1,
                    10));

    @BeforeEach
    void answerLookUps() {
        answers.put(
                "GetQueueUrl",
                new Scripted(
                        200,
                        "{\"QueueUrl\":\"%s/q\"}"
                                .formatted("http://127.0.0.1:"
                                        + server.getAddress().getPort())));
        answers.put("GetQueueAttributes", new Scripted(200, "{\"Attributes\":{\"QueueArn\":\"arn:aws:sqs:::q\"}}"));
        answers.put("ListMessageMoveTasks", new Scripted(500, HTML));
    }

    @AfterAll
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void startMove_whenItBegins_isStarted() {
        answers.put("StartMessageMoveTask", new Scripted(200, "{\"TaskHandle\":\"task\"}"));

        assertThat(calls.startMove("q-dlq", "q")).isEqualTo(MoveStart.STARTED);
    }

    @ParameterizedTest
    @CsvSource({"RUNNING, 0, STARTED", "COMPLETED, 3, STARTED", "COMPLETED, 0, MOVED_NOTHING", "FAILED, 0, STARTED"})
    void startMove_whenItsTaskIsSoFar_isThis(String status, int moved, MoveStart expected) {
        answers.put("StartMessageMoveTask", new Scripted(200, "{}"));
        answers.put(
                "ListMessageMoveTasks",
                new Scripted(
                        200,
                        "{\"Results\":[{\"Status\":\"%s\",\"ApproximateNumberOfMessagesMoved\":%d}]}"
                                .formatted(status, moved)));

        assertThat(calls.startMove("q-dlq", "q")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "400, AWS.SimpleQueueService.UnsupportedOperation",
        "400, UnsupportedOperation",
        "400, InvalidAction",
        "404, UnknownOperationException",
        "501, InternalFailure",
        "501, ''",
        "405, ''",
        "404, ''",
        "500, ''"
    })
    void startMove_whenTheBackendLacksTheOperation_isUnsupported(int status, String code) {
        answers.put("StartMessageMoveTask", refusal(status, code));

        assertThat(calls.startMove("q-dlq", "q")).isEqualTo(MoveStart.UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied",
        "400, AWS.SimpleQueueService.NonExistentQueue",
        "503, ServiceUnavailable",
        "503, ''"
    })
    void startMove_whenRefusedOtherwise_fails(int status, String code) {
        answers.put("StartMessageMoveTask", refusal(status, code));

        assertThatThrownBy(() -> calls.startMove("q-dlq", "q")).isInstanceOf(SqsException.class);
    }

    @ParameterizedTest
    @CsvSource({"InvalidParameterValue", "UnsupportedOperation"})
    void startMove_whenOneIsUnderWay_isAlreadyRunning(String code) {
        answers.put("StartMessageMoveTask", refusal(400, code));
        answers.put("ListMessageMoveTasks", new Scripted(200, "{\"Results\":[{\"Status\":\"RUNNING\"}]}"));

        assertThat(calls.startMove("q-dlq", "q")).isEqualTo(MoveStart.ALREADY_RUNNING);
    }

    @Test
    void startMove_whenAnEarlierOneIsOver_isNotTakenForIt() {
        answers.put("StartMessageMoveTask", refusal(400, "InvalidParameterValue"));
        answers.put("ListMessageMoveTasks", new Scripted(200, "{\"Results\":[{\"Status\":\"COMPLETED\"}]}"));

        assertThatThrownBy(() -> calls.startMove("q-dlq", "q")).isInstanceOf(SqsException.class);
    }

    private static Scripted refusal(int status, String code) {
        return code.isEmpty()
                ? new Scripted(status, HTML)
                : new Scripted(status, "{\"__type\":\"com.amazonaws.sqs#%s\",\"message\":\"no\"}".formatted(code));
    }

    private HttpServer start() {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/", this::answer);
            http.start();
            return http;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        Scripted answer = answers.getOrDefault(target.substring(target.indexOf('.') + 1), new Scripted(500, HTML));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders()
                .add("Content-Type", answer.body().startsWith("{") ? "application/x-amz-json-1.0" : "text/html");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private record Scripted(int status, String body) {}
}
