package dev.reelay.endtoend;

import dev.reelay.launcher.process.JavaProgram;
import dev.reelay.launcher.process.RunningProgram;
import dev.reelay.launcher.stack.AwsPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operator's command line as an operator runs it: the packaged jar, in a process of its own, which sees nobody's own account. */
final class OperatorCli {

    private static final Path JAR = Path.of("..", "operator-cli", "target", "operator-cli.jar");
    private static final JsonMapper JSON = new JsonMapper();

    private static final Map<String, String> ACCOUNT =
            Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test", "AWS_REGION", "us-east-1");

    private final URI s3;
    private final URI sqs;
    private final URI dynamoDb;
    private final Path logs;
    private final AtomicInteger starts = new AtomicInteger();

    /** For an AWS that answers there; with logs under this name. */
    OperatorCli(URI s3, URI sqs, URI dynamoDb, String name) {
        this.s3 = s3;
        this.sqs = sqs;
        this.dynamoDb = dynamoDb;
        this.logs = Path.of("target", "logs", name);
    }

    /** For embedded AWS. */
    OperatorCli(AwsPlan aws, String name) {
        this(aws.s3(), aws.sqs(), aws.dynamodb(), name);
    }

    /**
     * How it ended.
     *
     * @param output all that it wrote, to standard output and to standard error
     */
    record Ended(int exitCode, String output) {

        /** What it wrote, if that is one JSON value and nothing else. */
        JsonNode json() {
            return JSON.readTree(output);
        }
    }

    /** Runs a command to its end. */
    Ended run(String... arguments) {
        try (RunningProgram program = start(arguments)) {
            int exitCode = program.onExit()
                    .orTimeout(Services.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
            return new Ended(exitCode, Files.readString(program.log()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a command. */
    RunningProgram start(String... arguments) {
        List<String> endpoints = List.of(
                "--s3-endpoint-url=" + s3, "--sqs-endpoint-url=" + sqs, "--dynamodb-endpoint-url=" + dynamoDb);
        return JavaProgram.jar("operator-cli", JAR, logs.resolve("operator-cli-%d.log".formatted(starts.incrementAndGet())))
                .withJvmFlags(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"))
                .withoutEnvironment("AWS_")
                .withEnvironment(ACCOUNT)
                .withArguments(Stream.concat(Stream.of(arguments), endpoints.stream())
                        .toList())
                .start();
    }
}
