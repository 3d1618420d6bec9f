package dev.reelay.sweep.aws;

import dev.reelay.backend.aws.TestBackend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Buckets to be swept and queues to be swept into, as their owners see them. */
final class SweptPlace implements AutoCloseable {

    /** Of a call of the code under test. */
    static final AwsRequestOverrideConfiguration BOUNDS = AwsRequestOverrideConfiguration.builder()
            .apiCallTimeout(Duration.ofSeconds(60))
            .build();

    private final S3Client s3;
    private final SqsAsyncClient sqs;

    SweptPlace(TestBackend backend) {
        this.s3 = backend.s3Client().build();
        this.sqs = backend.sqsClient().build();
    }

    /** A new bucket with an object of each of these keys. */
    String bucketOf(List<String> keys) {
        String bucket = "swept-" + UUID.randomUUID();
        s3.createBucket(request -> request.bucket(bucket));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(keys.stream()
                            .map(key -> CompletableFuture.runAsync(() -> put(bucket, key, key), threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
        return bucket;
    }

    void put(String bucket, String key, String content) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(content));
    }

    String etag(String bucket, String key) {
        return s3.headObject(request -> request.bucket(bucket).key(key)).eTag();
    }

    /** The URL of a new FIFO queue. */
    String queue() {
        return sqs.createQueue(request -> request.queueName("swept-" + UUID.randomUUID() + ".fifo")
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .join()
                .queueUrl();
    }

    int depth(String queue) {
        return Integer.parseInt(sqs.getQueueAttributes(request ->
                        request.queueUrl(queue).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .join()
                .attributes()
                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
    }

    /** The keys of all messages, which are taken away: one for each message. */
    List<String> sweptKeys(String queue) {
        return drain(queue).stream()
                .map(message -> Objects.requireNonNull(
                                message.messageAttributes().get("key"))
                        .stringValue())
                .toList();
    }

    List<Message> drain(String queue) {
        List<Message> all = new ArrayList<>();
        List<Message> some = receive(queue);
        while (!some.isEmpty()) {
            all.addAll(some);
            delete(queue, some);
            some = receive(queue);
        }
        return all;
    }

    private List<Message> receive(String queue) {
        return sqs.receiveMessage(request -> request.queueUrl(queue)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(1)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .join()
                .messages();
    }

    private void delete(String queue, List<Message> messages) {
        List<DeleteMessageBatchRequestEntry> entries = IntStream.range(0, messages.size())
                .mapToObj(place -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(place))
                        .receiptHandle(messages.get(place).receiptHandle())
                        .build())
                .toList();
        sqs.deleteMessageBatch(request -> request.queueUrl(queue).entries(entries))
                .join();
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
    }
}
