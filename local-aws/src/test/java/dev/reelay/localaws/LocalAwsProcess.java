package dev.reelay.localaws;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The program in a process of its own, on free ports, with clients for it. */
record LocalAwsProcess(Process process, Path out, S3Client s3, SqsClient sqs, DynamoDbClient dynamoDb)
        implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** How a process ended. */
    record Result(int status, String out, String err) {}

    static LocalAwsProcess start(String... options) throws IOException {
        Path out = Files.createTempFile("local-aws", ".out");
        Path err = Files.createTempFile("local-aws", ".err");
        Process process = launch(out, err, options);
        await().atMost(PATIENCE)
                .failFast("the process has ended; what it said is in " + err, () -> !process.isAlive())
                .until(() -> Files.readString(out).endsWith("\n"));
        String ready = Files.readString(out);
        return new LocalAwsProcess(
                process,
                out,
                configured(S3Client.builder().forcePathStyle(true), "s3", ready).build(),
                configured(SqsClient.builder(), "sqs", ready).build(),
                configured(DynamoDbClient.builder(), "dynamodb", ready).build());
    }

    static Result run(String... options) throws IOException, InterruptedException {
        Path out = Files.createTempFile("local-aws", ".out");
        Path err = Files.createTempFile("local-aws", ".err");
        Process process = launch(out, err, options);
        return new Result(ended(process), Files.readString(out), Files.readString(err));
    }

    String output() throws IOException {
        return Files.readString(out);
    }

    String queueUrl(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    /** Sends SIGTERM, waits for the end and returns the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return ended(process);
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
        dynamoDb.close();
        process.destroyForcibly();
    }

    private static Process launch(Path out, Path err, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                LocalAwsProgram.class.getName()));
        List<String> given = List.of(options);
        List.of("--s3-port", "--sqs-port", "--dynamodb-port").stream()
                .filter(port -> !given.contains(port))
                .forEach(port -> command.addAll(List.of(port, "0")));
        command.addAll(given);
        return new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    private static int ended(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("process did not end within " + PATIENCE);
        }
        return process.exitValue();
    }

    private static <B extends AwsClientBuilder<B, C>, C> B configured(B builder, String service, String ready) {
        Matcher matcher = Pattern.compile(service + "=(\\S+)").matcher(ready);
        if (!matcher.find()) {
            throw new AssertionError("no endpoint of " + service + " in: " + ready);
        }
        return builder.endpointOverride(URI.create(matcher.group(1)))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }
}
