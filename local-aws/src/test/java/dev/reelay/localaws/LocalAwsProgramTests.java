package dev.reelay.localaws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

/** The program as users run it: a process of its own. */
class LocalAwsProgramTests {

    private static final String TABLE = "movie-job-information";
    private static final Map<String, AttributeValue> KEY =
            Map.of("pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromS("b"));

    @Test
    void run_whenStoppedAndStartedAgainOnItsFolder_hasKeptItemsFilesAndMessages(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        try (LocalAwsProcess first = LocalAwsProcess.start("--data-dir", data.toString())) {
            assertThat(first.output())
                    .matches("local-aws ready: s3=http://127\\.0\\.0\\.1:\\d+ sqs=http://127\\.0\\.0\\.1:\\d+"
                            + " dynamodb=http://127\\.0\\.0\\.1:\\d+\\R");
            first.dynamoDb().putItem(put -> put.tableName(TABLE).item(KEY));
            first.s3().putObject(file -> file.bucket("movie-bucket").key("f"), RequestBody.fromString("content"));
            String url = first.queueUrl("movie-load");
            first.sqs().sendMessage(message -> message.queueUrl(url).messageBody("kept"));
            assertThat(first.sqs()
                            .receiveMessage(request -> request.queueUrl(url).visibilityTimeout(0))
                            .messages())
                    .hasSize(1);

            assertThat(LocalAwsProcess.run("--data-dir", data.toString()))
                    .isEqualTo(new LocalAwsProcess.Result(
                            1,
                            "",
                            "local-aws: folder " + data
                                    + " is used by another local-aws: stop that one or choose another"
                                    + " folder with --data-dir\n"));
            assertThat(first.terminate()).isZero();
            assertThat(first.output().lines()).hasSize(1);
        }

        try (LocalAwsProcess second = LocalAwsProcess.start("--data-dir", data.toString(), "--no-schema")) {
            assertThat(second.dynamoDb()
                            .getItem(get -> get.tableName(TABLE).key(KEY))
                            .item())
                    .isEqualTo(KEY);
            assertThat(second.s3()
                            .getObjectAsBytes(
                                    file -> file.bucket("movie-bucket").key("f"))
                            .asUtf8String())
                    .isEqualTo("content");
            String url = second.queueUrl("movie-load");
            assertThat(second.sqs()
                            .receiveMessage(request -> request.queueUrl(url))
                            .messages())
                    .extracting(Message::body)
                    .containsExactly("kept");
            assertThat(second.terminate()).isZero();
        }
    }

    @Test
    void run_whenSuffixIsFifo_createsFifoQueues() throws Exception {
        try (LocalAwsProcess process = LocalAwsProcess.start("--no-widgets", "--queue-suffix", ".fifo")) {
            assertThat(process.sqs().listQueues().queueUrls())
                    .hasSize(8)
                    .allMatch(url -> url.endsWith(".fifo"))
                    .anyMatch(url -> url.endsWith("/movie-load-dlq.fifo"));
            assertThat(process.terminate()).isZero();
        }
    }

    @Test
    void run_always_createsWhatWidgetRequestsNeedToo() throws Exception {
        try (LocalAwsProcess process = LocalAwsProcess.start()) {
            assertThat(process.queueUrl("widget-requests.fifo")).endsWith("/widget-requests.fifo");
            assertThat(process.s3().listBuckets().buckets())
                    .extracting(bucket -> bucket.name())
                    .contains("widget-requests", "widgets");
        }
    }

    @Test
    void run_whenPortIsInUse_saysSoInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThat(LocalAwsProcess.run("--dynamodb-port", Integer.toString(port)))
                    .isEqualTo(new LocalAwsProcess.Result(
                            1,
                            "",
                            "local-aws: port " + port
                                    + " (DynamoDB) is in use: stop what listens there or choose another"
                                    + " with --dynamodb-port\n"));
        }
    }

    @Test
    void run_whenPortIsGivenTwice_isWrongUsage() throws Exception {
        LocalAwsProcess.Result result = LocalAwsProcess.run("--s3-port", "4999", "--sqs-port", "4999");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("give each its own").contains("Usage: local-aws");
    }

    @Test
    void run_whenSuffixFitsNoQueue_isWrongUsage() throws Exception {
        LocalAwsProcess.Result result = LocalAwsProcess.run("--queue-suffix", "?");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("'movie-generate?' is not a name for a queue");
    }

    @Test
    void build_whenPackaged_hasNoLoggingConfigurationForItsUsers() throws IOException {
        try (var files = Files.list(Path.of("target/classes"))) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("logback"));
        }
    }
}
