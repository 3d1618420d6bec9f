package dev.reelay.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what an OpenTelemetry collector takes, by OTLP over HTTP, and keeps the traces. */
final class OtlpReceiver implements AutoCloseable {

    /** As an OpenTelemetry collector has it. */
    static final String TRACES = "/v1/traces";

    private final HttpServer server;
    private final List<ExportedSpan> spans = new CopyOnWriteArrayList<>();
    private final Set<String> paths = ConcurrentHashMap.newKeySet();

    OtlpReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    /** Where it takes traces. */
    String traces() {
        return url(TRACES);
    }

    /** Where it takes metrics, of which only {@link #paths()} tells. */
    String metrics() {
        return url("/v1/metrics");
    }

    /** Where it takes logs, of which only {@link #paths()} tells. */
    String logs() {
        return url("/v1/logs");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What has come so far. */
    List<ExportedSpan> spans() {
        return List.copyOf(spans);
    }

    /** The paths that were asked for. */
    Set<String> paths() {
        return Set.copyOf(paths);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            paths.add(path);
            if (path.equals(TRACES)) {
                spans.addAll(ExportedSpan.read(body));
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
