package dev.reelay.operator.aws;

import dev.reelay.schema.QueueUrl;
import dev.reelay.sweep.Totals;
import dev.reelay.sweep.aws.BucketListing;
import dev.reelay.sweep.aws.BucketSweep;
import dev.reelay.sweep.aws.CallCount;
import dev.reelay.sweep.aws.ObjectPublisher;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * An account whose buckets are swept.
 *
 * <p>Actions used: {@code s3:ListBucket}; {@code sqs:SendMessage}, and {@code sqs:GetQueueUrl} if a queue is given by its name.
 */
public final class SweepAccount implements AutoCloseable {

    private static final int CALLS_AT_ONCE = 32;
    private static final AwsRequestOverrideConfiguration BOUNDS = AwsRequestOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofSeconds(15))
            .apiCallTimeout(Duration.ofSeconds(60))
            .build();

    private final S3Client s3;
    private final SqsAsyncClient sqs;
    private final CallCount calls;

    SweepAccount(S3Client s3, SqsAsyncClient sqs, CallCount calls) {
        this.s3 = s3;
        this.sqs = sqs;
        this.calls = calls;
    }

    /**
     * Publishes every object of a bucket whose key begins with {@code prefix}.
     *
     * @param queue the URL of a FIFO queue, or its name
     * @param progress told how far it is, by one thread at a time
     */
    public Totals sweep(String bucket, String prefix, String queue, Consumer<Totals> progress) {
        requireSameRegion(queue);
        BucketSweep sweep =
                new BucketSweep(new BucketListing(s3, BOUNDS), new ObjectPublisher(sqs, BOUNDS, CALLS_AT_ONCE));
        try {
            return sweep.run(bucket, prefix, url(queue), progress);
        } catch (NoSuchBucketException missing) {
            throw new ReadableException(
                    "bucket '" + bucket + "' does not exist: check its name, the region and the endpoint", missing);
        } catch (QueueDoesNotExistException missing) {
            throw new ReadableException(
                    "queue '" + queue + "' does not exist: create it as a FIFO queue, or check its name, the region and"
                            + " the endpoint",
                    missing);
        }
    }

    /** The requests so far, every attempt, as AWS bills them. */
    public long calls() {
        return calls.calls();
    }

    /** SQS takes a queue of the same name at home for one that is elsewhere. */
    private void requireSameRegion(String queue) {
        String home = sqs.serviceClientConfiguration().region().id();
        QueueUrl.region(queue).filter(region -> !region.equals(home)).ifPresent(region -> {
            throw new ReadableException("queue '" + queue + "' is in " + region + ", and calls go to " + home
                    + ": give --region " + region + ", or a queue in " + home);
        });
    }

    private String url(String queue) {
        if (queue.startsWith("http://") || queue.startsWith("https://")) {
            return queue;
        }
        try {
            return sqs.getQueueUrl(request -> request.queueName(queue).overrideConfiguration(BOUNDS))
                    .join()
                    .queueUrl();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
    }
}
