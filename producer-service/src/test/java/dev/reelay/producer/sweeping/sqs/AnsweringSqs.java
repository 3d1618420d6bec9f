package dev.reelay.producer.sweeping.sqs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** SQS as no backend is: it answers always the same. */
final class AnsweringSqs implements AutoCloseable {

    private final int status;
    private final byte[] json;
    private final HttpServer server;

    private AnsweringSqs(int status, String json) {
        this.status = status;
        this.json = json.getBytes(StandardCharsets.UTF_8);
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Takes whatever it is asked with this. */
    static AnsweringSqs with(String json) {
        return new AnsweringSqs(200, json);
    }

    /** Refuses whatever it is asked with this error. */
    static AnsweringSqs refusing(int status, String error) {
        return new AnsweringSqs(
                status, "{\"__type\":\"com.amazonaws.sqs#%s\",\"message\":\"injected\"}".formatted(error));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(status, json.length);
            exchange.getResponseBody().write(json);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
