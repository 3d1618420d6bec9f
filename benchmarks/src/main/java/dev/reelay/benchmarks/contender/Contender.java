package dev.reelay.benchmarks.contender;

import dev.reelay.benchmarks.pipeline.Endpoints;
import dev.reelay.benchmarks.pipeline.JobRun;
import dev.reelay.benchmarks.pipeline.Lab;
import dev.reelay.launcher.process.JavaProgram;
import dev.reelay.launcher.process.LogFile;
import dev.reelay.launcher.process.Readiness;
import dev.reelay.launcher.process.RunningProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A contender in a JVM of its own, with the flags of the services. */
public final class Contender implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final int LOG_LINES = 200;
    private static final int OK = 200;

    private final RunningProgram program;
    private final URI url;
    private final HttpClient http = HttpClient.newHttpClient();

    private Contender(RunningProgram program, URI url) {
        this.program = program;
        this.url = url;
    }

    /**
     * Starts the contender that this hidden command of the benchmarks' program serves, and waits until it is ready.
     *
     * @param command {@code serve-limit} or {@code serve-naive}
     */
    public static Contender start(Lab lab, String command) {
        Path log = lab.logs().resolve(command + ".log");
        Endpoints endpoints = lab.endpoints();
        RunningProgram program = JavaProgram.jar(
                        command, lab.home().resolve(Path.of("benchmarks", "target", "benchmarks.jar")), log)
                .withoutEnvironment("AWS_")
                .withJvmFlags(lab.jvmFlags())
                .withArguments(List.of(
                        command,
                        "--s3=" + endpoints.s3(),
                        "--sqs=" + endpoints.sqs(),
                        "--dynamodb=" + endpoints.dynamoDb()))
                .start();
        try {
            program.awaitReady(Readiness.logs("^" + ContenderServer.READY), START);
            return new Contender(program, URI.create("http://127.0.0.1:" + port(new LogFile(log))));
        } catch (RuntimeException failed) {
            program.close();
            throw failed;
        }
    }

    private static String port(LogFile log) {
        return log.lastLines(LOG_LINES).stream()
                .filter(line -> line.startsWith(ContenderServer.READY))
                .map(line -> line.substring(ContenderServer.READY.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no port in " + log.path()));
    }

    /** Has it run this many movies. */
    public JobRun run(int movies) {
        return new JobRun(program.name(), movies, Duration.ofNanos(post(ContenderServer.RUN + movies)));
    }

    /** How many requests it has made so far, but for receives that brought nothing. */
    public long calls() {
        return post(ContenderServer.CALLS);
    }

    private long post(String path) {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new IllegalStateException(
                        program.name() + " failed: " + response.body() + "; " + program.quoteLog());
            }
            return Long.parseLong(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(program.name() + " did not answer; " + program.quoteLog(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        program.close();
        http.close();
    }
}
