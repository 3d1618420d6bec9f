package dev.reelay.backend.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service as {@code spring-boot:test-run} starts it, in a process of its own: on {@link DeveloperAws}, with nothing configured. */
public abstract class DeveloperAwsKit {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    private final Class<?> application;
    private final Path log;

    @SuppressWarnings("NullAway.Init") // by start
    private Process service;

    /** Of the class with the {@code main} that is started. */
    protected DeveloperAwsKit(Class<?> application) {
        this.application = application;
        this.log = Path.of("target", application.getSimpleName() + ".log");
    }

    @BeforeEach
    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        application.getName(),
                        "--server.port=0")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        // Not the one that whoever runs the tests works with.
        builder.environment().put("TESTCONTAINERS_REUSE_ENABLE", "false");
        service = builder.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        // Null where start() failed, which is then the failure to be seen.
        if (service != null && !isStopped()) {
            service.destroyForcibly();
        }
    }

    @Test
    void service_startedByADeveloper_isHealthyAndStopsInOrder() throws Exception {
        await().atMost(START)
                .failFast(() -> assertThat(service.isAlive()).as(log::toString).isTrue())
                .untilAsserted(() -> assertThat(Files.readString(log)).containsPattern(STARTED));
        Matcher started = STARTED.matcher(Files.readString(log));
        assertThat(started.find()).isTrue();
        URI health = URI.create("http://127.0.0.1:" + started.group(1) + "/actuator/health");

        // Readiness comes a moment after the port.
        await().atMost(START).untilAsserted(() -> {
            HttpResponse<String> answer = get(health);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"s3\"", "\"dynamodb\"", "\"sqs\"");
        });
        assertThat(isStopped()).isTrue();
        assertThat(service.exitValue()).isZero();
    }

    /** Told to stop, and given the time to take its container along. */
    private boolean isStopped() throws InterruptedException {
        service.destroy();
        return service.waitFor(60, TimeUnit.SECONDS);
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        }
    }
}
