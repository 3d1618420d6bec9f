package dev.reelay.operator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.localaws.LocalAws;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as users run it: a process of its own, with nothing configured. */
class OperatorCliTests {

    private static final LocalAws AWS = LocalAws.shared();
    private static final String[] DROP = {
        "schema",
        "drop",
        "--table=table-to-drop",
        "--bucket=bucket-to-drop",
        "--s3-endpoint-url=" + AWS.s3Endpoint(),
        "--sqs-endpoint-url=" + AWS.sqsEndpoint(),
        "--dynamodb-endpoint-url=" + AWS.dynamoDbEndpoint()
    };

    @TempDir
    private Path folder = Path.of("");

    @Test
    void run_whenNoRegionIsConfigured_saysWhatToDo() throws Exception {
        assertThat(run("", "schema", "list"))
                .isEqualTo(new CommandRun(
                        1, "", "operator-cli: no AWS region is configured: give --region, or set AWS_REGION\n"));
    }

    @Test
    void run_whenNoCredentialsAreConfigured_saysWhatToDo() throws Exception {
        CommandRun run = run("", "schema", "list", "--region", "eu-west-1");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("operator-cli: no AWS credentials are configured: set ")
                .hasLineCount(1);
    }

    @Test
    void run_whenNothingAnswers_saysSoInOneLine() throws Exception {
        CommandRun run = run("", "schema", "list", "--endpoint-url", "http://127.0.0.1:1");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("operator-cli: nothing answers: ").hasLineCount(1);
    }

    /** Of S3 and SQS nothing is configured, and nothing is asked. */
    @Test
    void run_whenOnlyTheTableIsLocal_readsItWithoutRegionOrCredentials() throws Exception {
        for (String[] command : List.of(
                new String[] {"jobs", "list"}, new String[] {"table", "scan"}, new String[] {"table", "seed"})) {
            CommandRun run = run(
                    "",
                    command[0],
                    command[1],
                    "--table=no-such-table",
                    "--dynamodb-endpoint-url=" + AWS.dynamoDbEndpoint());

            assertThat(run.err()).contains("does not exist: create it with 'schema load'");
        }
    }

    /** Of DynamoDB nothing is configured, and nothing is asked. */
    @Test
    void run_whenBucketAndQueueAreLocal_sweepsWithoutRegionOrCredentials() throws Exception {
        String bucket = "swept-" + UUID.randomUUID();
        AWS.s3().createBucket(request -> request.bucket(bucket));

        CommandRun run = run(
                "",
                "sweep",
                bucket,
                AWS.sqsEndpoint() + "/000000000000/q.fifo",
                "--s3-endpoint-url=" + AWS.s3Endpoint());

        assertThat(run.out()).as(run.err()).startsWith("0 objects, ");
    }

    /** As in {@code | head -0}. What picocli says by itself is no exception. */
    @ParameterizedTest
    @ValueSource(strings = {"--help", "schema list"})
    void run_whenNobodyReadsItsOutput_endsWithOneAndSaysSoInOneLine(String command) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of(DROP).subList(2, DROP.length));
        Path err = folder.resolve("err");
        Process process = process("", arguments).redirectError(err.toFile()).start();
        process.getInputStream().close();

        assertThat(process.waitFor(60, SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readString(err))
                .startsWith("operator-cli: standard output cannot be written (")
                .hasLineCount(1);
    }

    @Test
    void drop_whenTheTablesNameIsTyped_goesOn() throws Exception {
        CommandRun run = run("table-to-drop\n", DROP);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(10);
    }

    @Test
    void drop_whenAnotherNameOrNoneIsTyped_dropsNothing() throws Exception {
        for (String answer : List.of("yes\n", "")) {
            CommandRun run = run(answer, DROP);

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .endsWith("operator-cli: nothing was dropped: type the table's name, table-to-drop, when asked,"
                            + " or give --yes\n");
        }
    }

    private CommandRun run(String input, String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = process(input, List.of(arguments))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(60, SECONDS)).isTrue();
        return new CommandRun(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private ProcessBuilder process(String input, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // No ~/.aws of whoever runs the tests.
                "-Duser.home=" + folder,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OperatorCli.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Files.writeString(folder.resolve("in"), input, StandardCharsets.UTF_8)
                        .toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.equals("HOME"));
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        return builder;
    }
}
