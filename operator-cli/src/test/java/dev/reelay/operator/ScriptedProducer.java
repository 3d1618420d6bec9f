package dev.reelay.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A producer service that answers what a test has scripted, and keeps what it was asked. */
final class ScriptedProducer implements AutoCloseable {

    static final String JOB = "0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11";

    /**
     * A request.
     *
     * @param line method and path
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Request(String line, Map<String, List<String>> headers, byte[] body) {}

    private record Reply(int status, String body) {}

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Deque<Reply> replies = new ArrayDeque<>();

    private ScriptedProducer(HttpServer server) {
        this.server = server;
    }

    static ScriptedProducer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ScriptedProducer producer = new ScriptedProducer(server);
            server.createContext("/", producer::answer);
            server.start();
            return producer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next request is answered so; the last such answer is given again and again. */
    synchronized ScriptedProducer then(int status, String body) {
        replies.add(new Reply(status, body));
        return this;
    }

    /** The next request is answered with the job in this state. */
    ScriptedProducer thenJob(int status, String state) {
        return then(status, "{\"jobId\":\"" + JOB + "\",\"state\":\"" + state + "\",\"count\":1}");
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new Request(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    exchange.getRequestBody().readAllBytes()));
            Reply reply = next();
            byte[] bytes = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Reply next() {
        return replies.size() > 1 ? replies.removeFirst() : replies.getFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
