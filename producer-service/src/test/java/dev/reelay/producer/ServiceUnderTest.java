package dev.reelay.producer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.core.env.Environment;

/** The running service, asked over HTTP as anybody would. */
public final class ServiceUnderTest {

    private final Environment environment;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ServiceUnderTest(Environment environment) {
        this.environment = environment;
    }

    /** The port that the service listens on. */
    public int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /** GET. */
    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** POST without a body. */
    public Answer post(String path, String... headers) {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** POST of a JSON body. */
    public Answer postJson(String path, String json, String... headers) {
        return send(request(path, headers)
                .setHeader("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** PUT of a JSON body. */
    public Answer putJson(String path, byte[] json, String... headers) {
        return send(request(path, headers)
                .setHeader("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(json)));
    }

    /** A request to be completed. */
    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(60));
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** Sends it. */
    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new AssertionError("the service did not answer", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
