package dev.reelay.benchmarks.sweeps;

import dev.reelay.benchmarks.measure.Stopwatch;
import dev.reelay.benchmarks.pipeline.Backend;
import dev.reelay.benchmarks.pipeline.Endpoints;
import dev.reelay.sweep.aws.BucketListing;
import dev.reelay.sweep.aws.BucketSweep;
import dev.reelay.sweep.aws.CallCount;
import dev.reelay.sweep.aws.ObjectPublisher;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A bucket of objects whose names are digests, swept into a new queue each time, so that none is a duplicate. */
public final class SweepContest implements AutoCloseable {

    private static final int PUTS_AT_ONCE = 32;
    private static final int SENDS_AT_ONCE = 32;
    private static final AwsRequestOverrideConfiguration BOUNDS = AwsRequestOverrideConfiguration.builder()
            .apiCallTimeout(Duration.ofMinutes(2))
            .build();

    private final CallCount calls = new CallCount();
    private final String bucket = "swept-" + UUID.randomUUID();
    private final int objects;
    private final SqsClient owner;
    private final S3Client s3;
    private final SqsClient sqs;
    private final SqsAsyncClient sqsAsync;

    /**
     * Makes the bucket.
     *
     * @param backend where it is made
     * @param s3Url where those who sweep find S3
     * @param sqsUrl where they find SQS
     */
    public SweepContest(Endpoints backend, URI s3Url, URI sqsUrl, int objects) {
        this.objects = objects;
        this.owner = Backend.configured(SqsClient.builder(), backend.sqs()).build();
        this.s3 = Backend.configured(S3Client.builder().forcePathStyle(true), s3Url)
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(calls))
                .build();
        this.sqs = Backend.configured(SqsClient.builder(), sqsUrl)
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(calls))
                .build();
        this.sqsAsync = Backend.configured(SqsAsyncClient.builder(), sqsUrl)
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(calls))
                .build();
        fill(backend);
    }

    /** A page, its batches one after another, the next page. */
    public Swept sequentially() {
        return measured(queueUrl -> new SequentialSweep(s3, sqs).run(bucket, queueUrl));
    }

    /** As {@code operator-cli sweep} does it. */
    public Swept ours() {
        BucketSweep sweep =
                new BucketSweep(new BucketListing(s3, BOUNDS), new ObjectPublisher(sqsAsync, BOUNDS, SENDS_AT_ONCE));
        return measured(queueUrl -> sweep.run(bucket, "", queueUrl, totals -> {}));
    }

    private Swept measured(Consumer<String> sweep) {
        String queueUrl = owner.createQueue(request -> request.queueName(UUID.randomUUID() + ".fifo")
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        long before = calls.calls();
        Stopwatch watch = Stopwatch.started();
        sweep.accept(queueUrl);
        Swept swept = new Swept(Stopwatch.seconds(watch.elapsed()), calls.calls() - before);
        requireAll(queueUrl);
        owner.deleteQueue(request -> request.queueUrl(queueUrl));
        return swept;
    }

    private void requireAll(String queueUrl) {
        QueueAttributeName count = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        String messages = owner.getQueueAttributes(
                        request -> request.queueUrl(queueUrl).attributeNames(count))
                .attributes()
                .getOrDefault(count, "0");
        if (!messages.equals(Integer.toString(objects))) {
            throw new IllegalStateException(
                    "%s messages for %d objects: nothing was measured".formatted(messages, objects));
        }
    }

    private void fill(Endpoints backend) {
        Semaphore puts = new Semaphore(PUTS_AT_ONCE);
        try (S3Client direct = Backend.configured(S3Client.builder().forcePathStyle(true), backend.s3())
                        .build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            direct.createBucket(request -> request.bucket(bucket));
            CompletableFuture.allOf(IntStream.range(0, objects)
                            .mapToObj(number -> CompletableFuture.runAsync(() -> put(direct, puts, number), threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
    }

    private void put(S3Client direct, Semaphore puts, int number) {
        puts.acquireUninterruptibly();
        try {
            String content = "object " + number;
            direct.putObject(
                    request -> request.bucket(bucket).key(digestKey(content)), RequestBody.fromString(content));
        } finally {
            puts.release();
        }
    }

    private static String digestKey(String content) {
        try {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)) + ".json";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public void close() {
        owner.close();
        s3.close();
        sqs.close();
        sqsAsync.close();
    }
}
