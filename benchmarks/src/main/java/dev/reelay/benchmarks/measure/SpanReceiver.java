package dev.reelay.benchmarks.measure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Takes whatever is sent to it, as a receiver of OTLP over HTTP would, and keeps nothing but how much it was. */
public final class SpanReceiver implements AutoCloseable {

    private static final int OK = 200;
    private static final int WITHOUT_BODY = -1;

    private final HttpServer server;
    private final ExecutorService threads;
    private final AtomicLong bytes;

    private SpanReceiver(HttpServer server, ExecutorService threads, AtomicLong bytes) {
        this.server = server;
        this.threads = threads;
        this.bytes = bytes;
    }

    /** Listens on a free port of this machine. */
    public static SpanReceiver open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            AtomicLong bytes = new AtomicLong();
            server.setExecutor(threads);
            server.createContext("/", exchange -> take(exchange, bytes));
            server.start();
            return new SpanReceiver(server, threads, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("no port to receive spans at", e);
        }
    }

    private static void take(HttpExchange exchange, AtomicLong bytes) throws IOException {
        try (exchange) {
            bytes.addAndGet(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
            exchange.sendResponseHeaders(OK, WITHOUT_BODY);
        }
    }

    /** What {@code management.opentelemetry.tracing.export.otlp.endpoint} is to be. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** Of all requests so far, as they came over the wire. */
    public long bytes() {
        return bytes.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
