package dev.reelay.sweep.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An SQS whose first requests are too many: it refuses them, and hands on those that come after. */
final class ThrottlingSqs implements AutoCloseable {

    private static final byte[] THROTTLED =
            "{\"__type\":\"com.amazonaws.sqs#RequestThrottled\",\"message\":\"too many requests\"}"
                    .getBytes(StandardCharsets.UTF_8);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger throttled = new AtomicInteger();
    private final URI sqs;
    private final int most;
    private final HttpServer server;

    private ThrottlingSqs(URI sqs, int most, HttpServer server) {
        this.sqs = sqs;
        this.most = most;
        this.server = server;
    }

    /** Refuses so many requests to {@code sqs}. */
    static ThrottlingSqs before(URI sqs, int most) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ThrottlingSqs throttling = new ThrottlingSqs(sqs, most, server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", throttling::handle);
            server.start();
            return throttling;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int throttled() {
        return throttled.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            if (throttled.getAndUpdate(count -> Math.min(most, count + 1)) < most) {
                answer(exchange, 400, THROTTLED);
            } else {
                HttpResponse<byte[]> response =
                        http.send(forwarded(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
                answer(exchange, response.statusCode(), response.body());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** ElasticMQ checks no signature, so these headers are enough. */
    private HttpRequest forwarded(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(sqs).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (String header : List.of("X-Amz-Target", "Content-Type")) {
            request.header(header, String.valueOf(exchange.getRequestHeaders().getFirst(header)));
        }
        return request.build();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
