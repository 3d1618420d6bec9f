package dev.reelay.localaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.reelay.schema.SchemaNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.model.Message;

class LocalAwsTests {

    private static final LocalAws AWS = LocalAws.shared();

    @Test
    void start_whenHostIsNotGiven_answersOnLoopbackOnly() throws IOException {
        InetAddress outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst()
                .orElse(InetAddress.getLoopbackAddress());
        Assumptions.assumeFalse(outside.isLoopbackAddress(), "this machine has only loopback addresses");

        for (URI endpoint : List.of(AWS.s3Endpoint(), AWS.sqsEndpoint(), AWS.dynamoDbEndpoint())) {
            connect(InetAddress.getLoopbackAddress(), endpoint.getPort());
            assertThatThrownBy(() -> connect(outside, endpoint.getPort())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void start_whenPortIsInUse_saysWhichAndWhatToDo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalAwsOptions options =
                    new LocalAwsOptions(LocalAwsOptions.LOOPBACK, 0, taken.getLocalPort(), 0, Optional.empty());

            assertThatThrownBy(() -> LocalAws.start(options))
                    .isInstanceOf(LocalAwsException.class)
                    .hasMessage("port " + taken.getLocalPort()
                            + " (SQS) is in use: stop what listens there or choose another with --sqs-port");
        }
    }

    @Test
    void start_whenHostIsNotOfThisMachine_saysSo() {
        LocalAwsOptions options = new LocalAwsOptions("192.0.2.77", 0, 0, 0, Optional.empty());

        assertThatThrownBy(() -> LocalAws.start(options))
                .hasMessage("host 192.0.2.77 is not an address of this machine: choose another with --host");
    }

    @Test
    void start_whenDataFolderIsAFile_saysSo(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> LocalAws.start(LocalAwsOptions.randomPorts().withDataFolder(file)))
                .hasMessageStartingWith("folder " + file + " cannot be used");
    }

    @Test
    void start_whenClosedAndStartedAgainOnItsFolder_hasKeptMessages(@TempDir Path folder) {
        LocalAwsOptions options = LocalAwsOptions.randomPorts().withDataFolder(folder);
        SchemaNames names = SchemaNames.defaults().withQueueSuffix(".fifo");
        try (LocalAws first = LocalAws.start(options)) {
            first.load(names);
            String url = first.sqs()
                    .getQueueUrl(request -> request.queueName("movie-load.fifo"))
                    .queueUrl();
            first.sqs()
                    .sendMessage(message -> message.queueUrl(url)
                            .messageBody("kept")
                            .messageGroupId("group")
                            .messageDeduplicationId("id"));

            assertThatThrownBy(() -> LocalAws.start(options)).hasMessageContaining("only one at a time");
        }
        try (LocalAws second = LocalAws.start(options)) {
            String url = second.sqs()
                    .getQueueUrl(request -> request.queueName("movie-load.fifo"))
                    .queueUrl();

            assertThat(second.sqs()
                            .receiveMessage(request -> request.queueUrl(url))
                            .messages())
                    .extracting(Message::body)
                    .containsExactly("kept");
        }
    }

    @Test
    void putObject_whenThereAlready_isRefused() {
        String bucket = loaded("").bucket();

        AWS.s3().putObject(file -> file.bucket(bucket).key("a").ifNoneMatch("*"), RequestBody.fromString("first"));

        assertThatThrownBy(() -> AWS.s3()
                        .putObject(
                                file -> file.bucket(bucket).key("a").ifNoneMatch("*"),
                                RequestBody.fromString("second")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(412));
    }

    @Test
    void listBuckets_whenSecretIsWrong_isRefused() {
        AwsBasicCredentials wrong = AwsBasicCredentials.create(AWS.accessKeyId(), "wrong");
        try (S3Client stranger = S3Client.builder()
                .endpointOverride(AWS.s3Endpoint())
                .forcePathStyle(true)
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(wrong))
                .build()) {
            assertThatThrownBy(stranger::listBuckets)
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refused -> assertThat(refused.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void transactWriteItems_whenAConditionFails_returnsTheItemThatWasThere() {
        String table = loaded("").table();
        Map<String, AttributeValue> item = Map.of(
                "pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromS("b"), "n", AttributeValue.fromN("1"));
        AWS.dynamoDb().putItem(put -> put.tableName(table).item(item));
        TransactWriteItem again = TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(item)
                        .conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();

        assertThatThrownBy(() -> AWS.dynamoDb().transactWriteItems(transaction -> transaction.transactItems(again)))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        cancelled -> assertThat(cancelled
                                        .cancellationReasons()
                                        .getFirst()
                                        .item())
                                .isEqualTo(item));
    }

    /** DynamoDB Local's own lock let it wait for one at each of its items: longer than clients do, when others keep writing. */
    @Test
    void batchGetItem_besideWritersThatNeverRest_waitsForTheTransactionsBeforeIt() {
        String table = loaded("").table();
        int writers = 4;
        AtomicInteger written = new AtomicInteger();
        AtomicBoolean read = new AtomicBoolean();
        int meanwhile;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writing = IntStream.range(0, writers)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> {
                        List<TransactWriteItem> puts = keys("writer-" + writer, 50)
                                .map(key -> TransactWriteItem.builder()
                                        .put(put -> put.tableName(table).item(key))
                                        .build())
                                .toList();
                        while (!read.get()) {
                            AWS.dynamoDb().transactWriteItems(transaction -> transaction.transactItems(puts));
                            written.incrementAndGet();
                        }
                    }))
                    .toList();
            try {
                await().until(() -> written.get() >= 5 * writers);
                int before = written.get();
                AWS.dynamoDb()
                        .batchGetItem(get -> get.requestItems(Map.of(
                                table,
                                KeysAndAttributes.builder()
                                        .keys(keys("read", 100).toList())
                                        .build())));
                meanwhile = written.get() - before;
            } finally {
                read.set(true);
            }
            assertThat(writing).allSatisfy(writer -> assertThat(writer).succeedsWithin(Duration.ofSeconds(30)));
        }

        // Those that were there before it, and those that were answered while its own answer was on its way.
        assertThat(meanwhile).isLessThanOrEqualTo(3 * writers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".fifo"})
    void receive_whenNeverDeleted_movesToTheDeadLettersAfterFive(String suffix) {
        SchemaNames names = loaded(suffix);
        String queue = url(names.loadQueue());
        AWS.sqs().sendMessage(message -> {
            message.queueUrl(queue).messageBody("poison");
            if (!suffix.isEmpty()) {
                message.messageGroupId("group").messageDeduplicationId("id");
            }
        });

        for (int i = 0; i < 5; i++) {
            assertThat(receive(queue)).singleElement().extracting(Message::body).isEqualTo("poison");
        }
        assertThat(receive(queue)).isEmpty();
        assertThat(receive(url(SchemaNames.deadLetterQueue(names.loadQueue()))))
                .singleElement()
                .extracting(Message::body)
                .isEqualTo("poison");
    }

    @Test
    void getQueueUrl_always_namesTheAddressThatAnswers() {
        assertThat(url(loaded("").loadQueue())).startsWith(AWS.sqsEndpoint() + "/");
    }

    private static Stream<Map<String, AttributeValue>> keys(String partition, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Map.of(
                        "pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(Integer.toString(number))));
    }

    private static SchemaNames loaded(String suffix) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        SchemaNames names = new SchemaNames(
                        "bucket-" + id, "table-" + id, "generate-" + id, "load-" + id, "confirm-" + id, "sweep-" + id)
                .withQueueSuffix(suffix);
        AWS.load(names);
        return names;
    }

    private static String url(String queue) {
        return AWS.sqs().getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    private static List<Message> receive(String url) {
        return AWS.sqs()
                .receiveMessage(
                        request -> request.queueUrl(url).visibilityTimeout(0).waitTimeSeconds(0))
                .messages();
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
        }
    }
}
