package dev.reelay.batching;

import dev.reelay.traces.BatchSpans;
import io.micrometer.tracing.TraceContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Turns many concurrent calls for one thing each into few calls for many, as a database's log does: whoever comes while a flush
 * is under way joins the next, so batches are full under load, by themselves. One that is not full waits for company for a pause
 * of milliseconds: the ten messages of one receive come within that, and would otherwise leave as one and then nine.
 * docs/decisions/0007 has the figures.
 *
 * <p>A full batch need not wait for the flush before it, so up to {@code most} flushes run side by side; a batch that is not full
 * starts only when none runs. A flush says of each part what came of it or why it failed; one that throws fails its own parts
 * and no others. Order: parts start in the order of their submission.
 *
 * @param <T> a part: one item, message or key
 * @param <R> what came of it
 */
public final class GroupCommit<T, R> {

    private final int full;
    private final int most;
    private final Duration pause;
    private final Function<List<T>, List<CompletableFuture<R>>> flush;
    private final IntConsumer observer;
    private final BatchSpans spans;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition batchIsFull = lock.newCondition();
    private final ArrayDeque<Part<T, R>> waiting = new ArrayDeque<>();
    private int running;

    /**
     * @param full the most parts in one flush, as the AWS operation behind it allows
     * @param most the most flushes at a time
     * @param pause how long a batch that is not full waits for company before its flush; zero: not at all
     * @param flush called on a virtual thread; answers one result or failure per part, in their order
     * @param observer told the size of each batch
     * @param spans asked on the thread that submits whose part it is, and on that of the flush for the span around it
     */
    GroupCommit(
            int full,
            int most,
            Duration pause,
            Function<List<T>, List<CompletableFuture<R>>> flush,
            IntConsumer observer,
            BatchSpans spans) {
        this.full = full;
        this.most = most;
        this.pause = pause;
        this.flush = flush;
        this.observer = observer;
        this.spans = spans;
    }

    /**
     * Adds a part to the next flush. The future ends as the flush says of this part, or fails as the flush failed. What is chained
     * to it runs on the flush's thread: it must not wait for a part of this group commit.
     */
    public CompletableFuture<R> submit(T part) {
        return submitAll(List.of(part)).getFirst();
    }

    /** Adds parts that stay together as far as the size of a batch allows. */
    public List<CompletableFuture<R>> submitAll(Collection<? extends T> parts) {
        List<CompletableFuture<R>> results = new ArrayList<>(parts.size());
        Optional<TraceContext> origin = spans.origin();
        lock.lock();
        try {
            for (T part : parts) {
                Part<T, R> waiter = new Part<>(part, origin, new CompletableFuture<>());
                waiting.add(waiter);
                results.add(waiter.result());
            }
            if (waiting.size() >= full) {
                batchIsFull.signal();
            }
            startAnotherIfWorthwhile();
        } finally {
            lock.unlock();
        }
        return results;
    }

    /** Called whenever parts have come or gone. One that finds nothing to do any more, because others were faster, just ends. */
    private void startAnotherIfWorthwhile() {
        if (running == 0 ? !waiting.isEmpty() : running < most && waiting.size() >= full) {
            running++;
            Thread.ofVirtual().name("group-commit").start(this::flushUntilNothingWaits);
        }
    }

    private void flushUntilNothingWaits() {
        for (List<Part<T, R>> batch = draw(); !batch.isEmpty(); batch = draw()) {
            complete(batch);
        }
    }

    /** The next batch, drawn only when its flush starts, so that it holds all who came until then; empty: nothing to do. */
    private List<Part<T, R>> draw() {
        lock.lock();
        try {
            awaitCompany();
            List<Part<T, R>> batch = new ArrayList<>(Math.min(full, waiting.size()));
            // Whoever alone is running takes what there is; the others leave a part of a batch to him.
            // So nothing waits when the last one ends.
            if (running == 1 || waiting.size() >= full) {
                while (batch.size() < full && !waiting.isEmpty()) {
                    batch.add(waiting.remove());
                }
            }
            if (batch.isEmpty()) {
                running--;
            } else {
                startAnotherIfWorthwhile();
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void awaitCompany() {
        long left = pause.toNanos();
        try {
            while (left > 0 && running == 1 && !waiting.isEmpty() && waiting.size() < full) {
                left = batchIsFull.awaitNanos(left);
            }
        } catch (InterruptedException unheardOf) {
            // Nobody knows the thread of a flush. Without company then.
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever a flush throws belongs to the callers that wait for it
    private void complete(List<Part<T, R>> batch) {
        try {
            observer.accept(batch.size());
            List<T> values = batch.stream().map(Part::value).toList();
            // Ended before its parts are: what is chained to these is no part of the flush.
            List<CompletableFuture<R>> results =
                    spans.over(batch.stream().map(Part::origin).toList(), () -> flush.apply(values));
            if (results.size() != batch.size()) {
                throw new IllegalStateException(
                        "a flush of " + batch.size() + " parts answered " + results.size() + " results");
            }
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).endAs(results.get(i));
            }
        } catch (RuntimeException | Error failure) {
            batch.forEach(part -> part.result().completeExceptionally(failure));
        }
    }

    private record Part<T, R>(T value, Optional<TraceContext> origin, CompletableFuture<R> result) {

        void endAs(CompletableFuture<R> ended) {
            if (ended.isCompletedExceptionally()) {
                result.completeExceptionally(ended.exceptionNow());
            } else {
                result.complete(ended.join());
            }
        }
    }
}
