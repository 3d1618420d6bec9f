package dev.reelay.endtoend;

import dev.reelay.launcher.stack.AwsPlan;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The AWS side of a stack, as somebody sees it who has only the SDK and the contract. */
final class Aws implements AutoCloseable {

    private static final String TABLE = "movie-job-information";
    private static final String BUCKET = "movie-bucket";
    private static final String FIFO = ".fifo";
    private static final String REQUEST = "REQUEST#";

    private final S3Client s3;
    private final SqsClient sqs;
    private final DynamoDbClient dynamoDb;
    private final String queueSuffix;

    Aws(AwsPlan plan, String queueSuffix) {
        this(plan.s3(), plan.sqs(), plan.dynamodb(), queueSuffix);
    }

    Aws(URI s3, URI sqs, URI dynamoDb, String queueSuffix) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        this.s3 = S3Client.builder()
                .endpointOverride(s3)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
        this.sqs = SqsClient.builder()
                .endpointOverride(sqs)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
        this.dynamoDb = DynamoDbClient.builder()
                .endpointOverride(dynamoDb)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
        this.queueSuffix = queueSuffix;
    }

    /** All items of a job's movies, by movie id: a scan, so that nothing is assumed about keys. */
    Map<String, Item> movies(String jobId) {
        Map<String, Item> movies = new HashMap<>();
        dynamoDb
                .scanPaginator(request -> request.tableName(TABLE)
                        .consistentRead(true)
                        .filterExpression("#job = :job AND attribute_exists(#movie)")
                        .expressionAttributeNames(Map.of("#job", "job_id", "#movie", "movie_id"))
                        .expressionAttributeValues(Map.of(":job", AttributeValue.fromS(jobId))))
                .items()
                .stream()
                .map(Item::new)
                .forEach(item -> movies.put(item.text("movie_id"), item));
        return movies;
    }

    /** How many of a job's items are in each state. */
    Map<String, Integer> states(String jobId) {
        Map<String, Integer> states = new HashMap<>();
        movies(jobId).values().forEach(item -> states.merge(item.text("state"), 1, Integer::sum));
        return states;
    }

    /** What the ledger knows of the requests for a widget, by their ids. */
    Map<String, Item> requests(String widget) {
        Map<String, Item> requests = new HashMap<>();
        dynamoDb
                .queryPaginator(request -> request.tableName(TABLE)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :widget AND begins_with(sk, :request)")
                        .expressionAttributeValues(Map.of(
                                ":widget", AttributeValue.fromS("WIDGET#" + widget),
                                ":request", AttributeValue.fromS(REQUEST))))
                .items()
                .stream()
                .map(Item::new)
                .forEach(item -> requests.put(item.text("sk").substring(REQUEST.length()), item));
        return requests;
    }

    byte[] file(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asByteArray();
    }

    String contentType(String key) {
        return s3.headObject(request -> request.bucket(BUCKET).key(key)).contentType();
    }

    long files() {
        return s3.listObjectsV2Paginator(request -> request.bucket(BUCKET)).contents().stream()
                .count();
    }

    void overwrite(String key, byte[] content) {
        s3.putObject(
                request -> request.bucket(BUCKET).key(key).contentType("application/json"),
                RequestBody.fromBytes(content));
    }

    void delete(String key) {
        s3.deleteObject(request -> request.bucket(BUCKET).key(key));
    }

    /** A bucket of this name with these objects. */
    void createBucket(String bucket, Map<String, byte[]> objects) {
        s3.createBucket(request -> request.bucket(bucket));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            objects.forEach((key, content) -> threads.execute(() -> put(bucket, key, content)));
        }
        long there = s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                .count();
        if (there != objects.size()) {
            throw new IllegalStateException("of %d objects %d are in %s".formatted(objects.size(), there, bucket));
        }
    }

    void put(String bucket, String key, byte[] content) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
    }

    /** The URL of a FIFO queue of this name, which has no part in the pipeline. */
    String createFifoQueue(String name) {
        return sqs.createQueue(
                        request -> request.queueName(name).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
    }

    void deleteQueueAt(String url) {
        sqs.deleteQueue(request -> request.queueUrl(url));
    }

    /** All messages that a queue has to give; they are taken away. */
    List<Message> drain(String url) {
        List<Message> all = new ArrayList<>();
        List<Message> some = receive(url);
        while (!some.isEmpty()) {
            all.addAll(some);
            delete(url, some);
            some = receive(url);
        }
        return all;
    }

    private void delete(String url, List<Message> messages) {
        List<DeleteMessageBatchRequestEntry> entries = IntStream.range(0, messages.size())
                .mapToObj(place -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(place))
                        .receiptHandle(messages.get(place).receiptHandle())
                        .build())
                .toList();
        sqs.deleteMessageBatch(request -> request.queueUrl(url).entries(entries));
    }

    private List<Message> receive(String url) {
        return sqs.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(1)
                        .messageAttributeNames("All"))
                .messages();
    }

    void send(String queue, String body) {
        String url = url(queue);
        String id = Integer.toHexString(body.hashCode()) + System.nanoTime();
        sqs.sendMessage(request -> {
            request.queueUrl(url).messageBody(body);
            if (queue(queue).endsWith(FIFO)) {
                request.messageGroupId(id).messageDeduplicationId(id);
            }
        });
    }

    void deleteQueue(String queue) {
        String url = url(queue);
        sqs.deleteQueue(request -> request.queueUrl(url));
    }

    /** The visibility timeout of queues: short, and what a killed process held comes back soon. */
    void makeVisibleAgainAfter(Duration time, List<String> queues) {
        for (String queue : queues) {
            String url = url(queue);
            sqs.setQueueAttributes(request -> request.queueUrl(url)
                    .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, Long.toString(time.toSeconds()))));
        }
    }

    /** Messages in a queue, visible or not. */
    int depth(String queue) {
        String url = url(queue);
        return sqs
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .entrySet()
                .stream()
                .filter(attribute -> attribute.getKey().toString().startsWith("ApproximateNumberOfMessages"))
                .mapToInt(attribute -> Integer.parseInt(attribute.getValue()))
                .sum();
    }

    /** The messages that a queue has to give right now; they stay there, hidden for a few seconds. */
    List<Message> look(String queue) {
        String url = url(queue);
        List<Message> all = new ArrayList<>();
        IntStream.range(0, 10)
                .forEach(i -> all.addAll(sqs.receiveMessage(request -> request.queueUrl(url)
                                .maxNumberOfMessages(10)
                                .visibilityTimeout(5)
                                .messageAttributeNames("All")
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                        .messages()));
        return all;
    }

    /** Every bucket, table and queue that there is. */
    Set<String> resources() {
        return Stream.of(
                        s3.listBuckets().buckets().stream().map(Bucket::name),
                        dynamoDb.listTablesPaginator().tableNames().stream(),
                        sqs.listQueuesPaginator().queueUrls().stream())
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    /** The name of a queue in AWS: with the suffix that the stack has, but for those that are FIFO queues in any stack. */
    String queue(String base) {
        return base.endsWith(FIFO) ? base : base + queueSuffix;
    }

    String url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue(queue))).queueUrl();
    }

    S3Client s3() {
        return s3;
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
        dynamoDb.close();
    }
}
