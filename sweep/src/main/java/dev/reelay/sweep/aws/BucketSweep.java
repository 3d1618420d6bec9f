package dev.reelay.sweep.aws;

import dev.reelay.sweep.KeyPage;
import dev.reelay.sweep.KeyRange;
import dev.reelay.sweep.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A whole sweep in one go, by whoever waits for it: the operator's command, or a benchmark. The first page tells whether the rest is listed
 * in one range or in several at a time; in each, a page is listed while the one before it is published. So memory holds two
 * pages for each range, however many objects there are.
 *
 * <p>Of what was done by one that died, nothing is known; but what it sent within 5 minutes is not sent again.
 */
public final class BucketSweep {

    private final BucketListing listing;
    private final ObjectPublisher publisher;

    /** Lists and publishes by these. */
    public BucketSweep(BucketListing listing, ObjectPublisher publisher) {
        this.listing = listing;
        this.publisher = publisher;
    }

    /**
     * Publishes every object whose key begins with {@code prefix}. Objects that are written or deleted meanwhile may or may not be
     * met.
     *
     * @param progress told after each page, by one thread at a time
     */
    public Totals run(String bucket, String prefix, String queueUrl, Consumer<Totals> progress) {
        return new Run(bucket, queueUrl, progress).from(KeyRange.all(prefix));
    }

    private final class Run {

        private final String bucket;
        private final String queueUrl;
        private final Consumer<Totals> progress;
        private Totals totals = Totals.NONE;
        private volatile boolean abandoned;

        Run(String bucket, String queueUrl, Consumer<Totals> progress) {
            this.bucket = bucket;
            this.queueUrl = queueUrl;
            this.progress = progress;
        }

        Totals from(KeyRange all) {
            KeyPage first = listing.page(bucket, all, BucketListing.MOST_KEYS);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<CompletableFuture<Void>> parts = new ArrayList<>();
                parts.add(begin(() -> publish(first), threads));
                first.parts().forEach(range -> parts.add(begin(() -> walk(range, threads), threads)));
                ObjectPublisher.await(CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new)));
            }
            return totals();
        }

        private CompletableFuture<Void> begin(Runnable part, Executor threads) {
            return CompletableFuture.runAsync(part, threads).whenComplete((done, failure) -> {
                if (failure != null) {
                    // The other parts need not come to their ends before it is told.
                    abandoned = true;
                }
            });
        }

        private void walk(KeyRange range, Executor threads) {
            CompletableFuture<Void> published = CompletableFuture.completedFuture(null);
            Optional<KeyRange> rest = Optional.of(range);
            while (rest.isPresent() && !abandoned) {
                KeyPage page = listing.page(bucket, rest.get(), BucketListing.MOST_KEYS);
                published.join();
                published = begin(() -> publish(page), threads);
                rest = page.rest();
            }
            published.join();
        }

        private void publish(KeyPage page) {
            if (abandoned) {
                return;
            }
            publisher.publish(queueUrl, page.objects());
            count(page.objects().size());
        }

        private synchronized void count(int published) {
            totals = totals.plus(published);
            progress.accept(totals);
        }

        private synchronized Totals totals() {
            return totals;
        }
    }
}
