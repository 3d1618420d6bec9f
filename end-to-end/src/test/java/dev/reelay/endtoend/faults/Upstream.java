package dev.reelay.endtoend.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/** One of the servers of embedded AWS, asked in the name of a service: every header as it came, because S3 checks the signature. */
final class Upstream {

    /** Of one connection, not of the request; and the client sets the length itself. */
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection", "keep-alive", "upgrade", "http2-settings", "expect", "content-length", "transfer-encoding");

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI server;

    Upstream(URI server) {
        this.server = server;
    }

    Answer ask(Call call) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        server.resolve(call.uri().toString()))
                .timeout(LONGEST)
                .method(
                        call.method(),
                        call.body().asByteArrayUnsafe().length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(call.body().asByteArrayUnsafe()));
        call.headers().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            Map<String, List<String>> headers = new HashMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
            return new Answer(response.statusCode(), headers, SdkBytes.fromByteArrayUnsafe(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
