package dev.reelay.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LatencyForwarderTests {

    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final int CALLS = 4;

    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void calls_oneAfterAnother_eachTakeTheLatencyAndArriveUnchanged() throws Exception {
        String body = "x".repeat(200_000);
        URI target = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (LatencyForwarder forwarder = LatencyForwarder.to(target, LATENCY);
                HttpClient http = HttpClient.newHttpClient()) {
            long start = System.nanoTime();
            for (int call = 0; call < CALLS; call++) {
                HttpResponse<String> response = http.send(
                        HttpRequest.newBuilder(forwarder.url().resolve("/"))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(response.body()).isEqualTo(body);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(LATENCY.multipliedBy(CALLS));
        }
    }
}
