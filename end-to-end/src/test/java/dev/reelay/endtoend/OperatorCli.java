package dev.reelay.endtoend;

import dev.reelay.launcher.process.FastStart;
import dev.reelay.launcher.process.RunningProgram;
import dev.reelay.launcher.stack.AwsPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operator's command line as an operator runs it: the packaged jar, in a process of its own, which sees nobody's own account. It starts fast,
 * as the services do, because it is started often.
 */
final class OperatorCli {

    private static final Path HOME = Path.of("..");
    private static final JsonMapper JSON = new JsonMapper();

    // The last is the name by which a wiretap knows whose calls these are.
    private static final FastStart PROGRAM = new FastStart(
            HOME.resolve(Path.of("operator-cli", "target", "operator-cli.jar")),
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dsdk.ua.appId=operator"),
            Optional.of(new FastStart.Training(List.of(), List.of("--help"))),
            HOME.resolve(Path.of(".reelay", "fast-starts")),
            Path.of("target", "logs", "operator-cli"));

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
        return run(List.of(arguments));
    }

    /** The same. */
    Ended run(List<String> arguments) {
        return ended(start(arguments));
    }

    /** Begins a command. */
    RunningProgram start(List<String> arguments) {
        List<String> endpoints =
                List.of("--s3-endpoint-url=" + s3, "--sqs-endpoint-url=" + sqs, "--dynamodb-endpoint-url=" + dynamoDb);
        Path log = logs.resolve("operator-cli-%d.log".formatted(starts.incrementAndGet()));
        return program(
                log, Stream.concat(arguments.stream(), endpoints.stream()).toList());
    }

    /** Runs a command to its end that is told of AWS by its environment alone, and by this name of the machine. */
    Ended runByEnvironment(String host, String... arguments) {
        Map<String, String> endpoints = Map.of(
                "AWS_ENDPOINT_URL_S3", at(host, s3),
                "AWS_ENDPOINT_URL_SQS", at(host, sqs),
                "AWS_ENDPOINT_URL_DYNAMODB", at(host, dynamoDb));
        return ended(program(logs.resolve("operator-cli-environment.log"), endpoints, List.of(arguments)));
    }

    private static String at(String host, URI endpoint) {
        return "http://%s:%d".formatted(host, endpoint.getPort());
    }

    /** The help on a command, or on a group of them; none: on all. */
    static String help(List<String> command) {
        List<String> arguments =
                Stream.concat(command.stream(), Stream.of("--help")).toList();
        return ended(program(Path.of("target", "logs", "operator-cli-help.log"), arguments))
                .output();
    }

    private static RunningProgram program(Path log, List<String> arguments) {
        return program(log, Map.of(), arguments);
    }

    private static RunningProgram program(Path log, Map<String, String> environment, List<String> arguments) {
        return PROGRAM.program("operator-cli", log)
                .withoutEnvironment("AWS_")
                .withEnvironment(ACCOUNT)
                .withEnvironment(environment)
                .withArguments(arguments)
                .start();
    }

    private static Ended ended(RunningProgram running) {
        try (RunningProgram program = running) {
            int exitCode = program.onExit()
                    .orTimeout(Services.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
            return new Ended(exitCode, Files.readString(program.log()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
