package dev.reelay.producer.deadletters.sqs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.reelay.backend.BackendProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** SQS as it is seldom seen, played by an HTTP server: each operation answers what it was told to, or else fails. */
final class ScriptedSqs implements AutoCloseable {

    static final String HTML = "<!doctype html><title>500 Internal Server Error</title>";

    private final ConcurrentHashMap<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final HttpServer server = start();
    private final SqsAsyncClient client = SqsAsyncClient.builder()
            .endpointOverride(uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
            .build();

    /** Each once and in this order, the last for ever. */
    void answer(String operation, Answer... script) {
        answers.put(operation, new ArrayDeque<>(List.of(script)));
    }

    /** The queues are found. */
    void answerLookUps() {
        answer("GetQueueUrl", new Answer(200, "{\"QueueUrl\":\"%s/q\"}".formatted(uri())));
        answer("GetQueueAttributes", new Answer(200, "{\"Attributes\":{\"QueueArn\":\"arn:aws:sqs:::q\"}}"));
    }

    /** Calls to it, each of one attempt. */
    SqsCalls calls() {
        return new SqsCalls(
                client,
                new BackendProperties(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        1,
                        10));
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
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
        Answer answer = next(target.substring(target.indexOf('.') + 1));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders()
                .add("Content-Type", answer.body().startsWith("{") ? "application/x-amz-json-1.0" : "text/html");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Answer next(String operation) {
        Deque<Answer> script = answers.getOrDefault(operation, new ArrayDeque<>());
        Answer next = script.size() > 1 ? script.remove() : script.peek();
        return next == null ? new Answer(500, HTML) : next;
    }

    /** What it answers. */
    record Answer(int status, String body) {

        /** An error with this code, or, without one, an HTML page. */
        static Answer refusal(int status, String code) {
            return code.isEmpty()
                    ? new Answer(status, HTML)
                    : new Answer(status, "{\"__type\":\"com.amazonaws.sqs#%s\",\"message\":\"no\"}".formatted(code));
        }
    }
}
