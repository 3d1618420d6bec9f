package dev.reelay.sweep.aws;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.backend.aws.EmbeddedBackend;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.sweep.Fixtures;
import dev.reelay.sweep.Totals;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/**
 * What a sweep holds in memory: pages that are listed and not yet published, of which the number must not depend on the bucket's
 * size. And that it lists as much at once as these allow.
 */
@Timeout(120)
class BoundedSweepTests {

    private static final TestBackend BACKEND = EmbeddedBackend.named("sweep-bounded");

    /** S3's own pages have 1,000 keys. With few keys in a page, a bucket of many pages is soon filled. */
    private static final int KEYS_IN_A_PAGE = 10;

    private static final int RANGES = 16;

    /** One that is published, one that is listed meanwhile, and what the last page has of the range behind it. */
    private static final int PAGES_OF_A_RANGE = 3;

    @Test
    void run_howeverManyPagesThereAre_holdsAFewOfEachRange() {
        Pages pages = new Pages(KEYS_IN_A_PAGE);
        try (SweptPlace place = new SweptPlace(BACKEND);
                S3Client s3 = BACKEND.s3Client()
                        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(pages))
                        .build();
                SqsAsyncClient sqs = BACKEND.sqsClient()
                        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(pages))
                        .build()) {
            String bucket = place.bucketOf(Fixtures.digestKeys(800));

            // One call at a time: S3 would be far ahead of SQS if it were let.
            Totals totals = new BucketSweep(
                            new BucketListing(s3, SweptPlace.BOUNDS), new ObjectPublisher(sqs, SweptPlace.BOUNDS, 1))
                    .run(bucket, "", place.queue(), told -> {});

            assertThat(totals).isEqualTo(new Totals(800, 800));
            assertThat(pages.mostHeld()).isBetween(KEYS_IN_A_PAGE, (1 + PAGES_OF_A_RANGE * RANGES) * KEYS_IN_A_PAGE);
        }
    }

    /** With ten times as many keys in a page, and more than ten times as many pages as may be held. */
    @Test
    void run_ofAHugeBucket_holdsNoMorePages() {
        int keysInAPage = 10 * KEYS_IN_A_PAGE;
        Pages pages = new Pages(keysInAPage);
        try (S3Client s3 = HugeBucket.s3(pages);
                SqsAsyncClient sqs = HugeBucket.sqs(pages)) {
            Totals totals = new BucketSweep(
                            new BucketListing(s3, SweptPlace.BOUNDS), new ObjectPublisher(sqs, SweptPlace.BOUNDS, 1))
                    .run("huge", "", "queue.fifo", told -> {});

            assertThat(totals).isEqualTo(new Totals(HugeBucket.OBJECTS, HugeBucket.OBJECTS));
            assertThat(pages.mostHeld()).isBetween(keysInAPage, (1 + PAGES_OF_A_RANGE * RANGES) * keysInAPage);
        }
    }

    /** Ranges that are gone through one after another never come to be listed together. */
    @Test
    void run_whenThereAreRanges_listsThemAllAtOnce() {
        Pages pages = new Pages(KEYS_IN_A_PAGE);
        Together together = new Together(RANGES);
        try (SweptPlace place = new SweptPlace(BACKEND);
                S3Client s3 = BACKEND.s3Client()
                        .overrideConfiguration(configuration ->
                                configuration.addExecutionInterceptor(pages).addExecutionInterceptor(together))
                        .build();
                SqsAsyncClient sqs = BACKEND.sqsClient().build()) {
            String bucket = place.bucketOf(Fixtures.digestKeys(800));

            Totals totals = new BucketSweep(
                            new BucketListing(s3, SweptPlace.BOUNDS), new ObjectPublisher(sqs, SweptPlace.BOUNDS, 16))
                    .run(bucket, "", place.queue(), told -> {});

            assertThat(totals).isEqualTo(new Totals(800, 800));
            assertThat(together.missing()).isZero();
        }
    }

    /** Holds each listing but the first of all until so many are under way, and fails it when they do not come. */
    private static final class Together implements ExecutionInterceptor {

        private final CountDownLatch missing;

        Together(int listings) {
            this.missing = new CountDownLatch(listings);
        }

        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            if (context.request() instanceof ListObjectsV2Request listing && listing.startAfter() != null) {
                missing.countDown();
                awaitAll();
            }
        }

        private void awaitAll() {
            try {
                if (!missing.await(30, SECONDS)) {
                    throw new IllegalStateException("listings that do not come while others wait: " + missing());
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }

        long missing() {
            return missing.getCount();
        }
    }

    /** Counts what is listed and not yet published, with pages smaller than the sweep asks for. */
    private static final class Pages implements ExecutionInterceptor {

        private final int keys;
        private final Set<String> listed = new HashSet<>();
        private int published;
        private int mostHeld;

        Pages(int keys) {
            this.keys = keys;
        }

        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            return context.request() instanceof ListObjectsV2Request listing
                    ? listing.toBuilder().maxKeys(keys).build()
                    : context.request();
        }

        @Override
        public synchronized void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            if (context.response() instanceof ListObjectsV2Response page) {
                page.contents().forEach(object -> listed.add(object.key()));
                mostHeld = Math.max(mostHeld, listed.size() - published);
            }
            if (context.request() instanceof SendMessageBatchRequest batch) {
                published += batch.entries().size();
            }
        }

        synchronized int mostHeld() {
            return mostHeld;
        }
    }
}
