package dev.reelay.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.reelay.traces.Traces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches form, and no part is lost, repeated or left waiting. */
@Timeout(30)
class GroupCommitTests {

    private final Gated flushes = new Gated();

    @Test
    void submit_whenIdle_startsAtOnce() {
        GroupCommit<Integer, String> commit = commit(10, 4, Duration.ZERO, flushes);

        CompletableFuture<String> result = commit.submit(1);

        flushes.awaitStarted(List.of(List.of(1)));
        flushes.gate.release();
        assertThat(result.join()).isEqualTo("1 done");
    }

    @Test
    void submit_whenIdleWithAPause_waitsForCompanyUntilTheBatchIsFull() {
        GroupCommit<Integer, String> commit = commit(3, 4, Duration.ofDays(1), flushes);
        List<CompletableFuture<String>> all = new ArrayList<>(submit(commit, 1, 2));
        flushes.assertNoMoreStart();

        all.addAll(submit(commit, 3));

        flushes.awaitStarted(List.of(List.of(1, 2, 3)));
        flushes.gate.release();
        assertThat(joined(all)).containsExactly("1 done", "2 done", "3 done");
    }

    @Test
    void submit_whenThePauseIsOver_goesWithoutCompany() {
        flushes.gate.release(2);
        GroupCommit<Integer, String> commit = commit(3, 4, Duration.ofMillis(5), flushes);

        assertThat(commit.submit(1).join()).isEqualTo("1 done");
        assertThat(commit.submit(2).join()).isEqualTo("2 done");
    }

    @Test
    void submit_fullBatchWhileOthersPause_waitsForNothing() {
        GroupCommit<Integer, String> commit = commit(2, 4, Duration.ofDays(1), flushes);

        List<CompletableFuture<String>> all = commit.submitAll(List.of(1, 2, 3, 4, 5));

        await().until(() -> flushes.started.size() == 2);
        flushes.gate.release(3);
        all.subList(0, 4).forEach(CompletableFuture::join);
        assertThat(all.getLast()).isNotDone();
        commit.submit(6).join();
        assertThat(all.getLast().join()).isEqualTo("5 done");
    }

    @Test
    void submit_whileAFlushIsInFlight_joinsTheNextOne() {
        GroupCommit<Integer, String> commit = commit(10, 4, Duration.ZERO, flushes);
        CompletableFuture<String> first = commit.submit(1);
        flushes.awaitStarted(List.of(List.of(1)));

        List<CompletableFuture<String>> later = submit(commit, 2, 3, 4);

        flushes.assertNoMoreStart();
        flushes.gate.release(2);
        assertThat(first.join()).isEqualTo("1 done");
        assertThat(joined(later)).containsExactly("2 done", "3 done", "4 done");
        assertThat(flushes.started).containsExactly(List.of(1), List.of(2, 3, 4));
    }

    @Test
    void submit_fullBatches_runSideBySideUpToTheLimit() {
        GroupCommit<Integer, String> commit = commit(2, 3, Duration.ZERO, flushes);

        List<CompletableFuture<String>> all = commit.submitAll(List.of(1, 2, 3, 4, 5, 6, 7, 8));

        await().until(() -> flushes.started.size() == 3);
        flushes.assertNoMoreStart();
        flushes.gate.release(1);
        await().until(() -> flushes.started.size() == 4);
        flushes.gate.release(3);
        assertThat(joined(all)).hasSize(8);
        assertThat(flushes.started)
                .containsExactlyInAnyOrder(List.of(1, 2), List.of(3, 4), List.of(5, 6), List.of(7, 8));
        assertThat(flushes.mostAtOnce).hasValue(3);
    }

    @Test
    void submit_oneByOneWhileOneFlushIsInFlight_startsAnotherAsSoonAsABatchIsFull() {
        GroupCommit<Integer, String> commit = commit(3, 2, Duration.ZERO, flushes);
        List<CompletableFuture<String>> all = new ArrayList<>(submit(commit, 0));
        flushes.awaitStarted(List.of(List.of(0)));

        all.addAll(submit(commit, 1, 2));
        flushes.assertNoMoreStart();
        all.add(commit.submit(3));

        flushes.awaitStarted(List.of(List.of(0), List.of(1, 2, 3)));
        flushes.gate.release(2);
        assertThat(joined(all)).hasSize(4);
    }

    @Test
    void submit_partOfABatchWhileFullOnesRun_waitsUntilNoneRuns() {
        GroupCommit<Integer, String> commit = commit(2, 4, Duration.ZERO, flushes);
        List<CompletableFuture<String>> all = commit.submitAll(List.of(1, 2, 3, 4, 5));
        await().until(() -> flushes.started.size() == 2);

        flushes.gate.release(1);
        await().until(() -> flushes.atOnce.get() == 1);
        flushes.assertNoMoreStart();
        flushes.gate.release(2);

        assertThat(joined(all)).hasSize(5);
        assertThat(flushes.started).hasSize(3).endsWith(List.of(5));
    }

    @Test
    void submit_inSomeOrder_startsInThatOrder() {
        GroupCommit<Integer, String> commit = commit(7, 1, Duration.ZERO, flushes);
        flushes.gate.release(10_000);

        List<CompletableFuture<String>> all =
                IntStream.range(0, 5_000).mapToObj(commit::submit).toList();

        assertThat(joined(all)).hasSize(5_000);
        assertThat(flushes.started.stream().flatMap(List::stream))
                .containsExactlyElementsOf(IntStream.range(0, 5_000).boxed().toList());
    }

    @Test
    void submitAll_manyParts_keepsThemTogether() {
        GroupCommit<Integer, String> commit = commit(100, 4, Duration.ZERO, flushes);
        List<CompletableFuture<String>> all = new ArrayList<>(submit(commit, -1));
        flushes.awaitStarted(List.of(List.of(-1)));

        all.addAll(commit.submitAll(IntStream.range(0, 90).boxed().toList()));
        flushes.gate.release(2);

        assertThat(joined(all)).hasSize(91);

        flushes.awaitStarted(List.of(List.of(-1), IntStream.range(0, 90).boxed().toList()));
    }

    @Test
    void submitAll_nothing_startsNothing() {
        assertThat(commit(2, 1, Duration.ZERO, flushes).submitAll(List.of())).isEmpty();
        flushes.assertNoMoreStart();
    }

    @Test
    void submit_whenAFlushFails_failsItsPartsAndNoOthers() {
        IllegalStateException failure = new IllegalStateException("AWS is away");
        GroupCommit<Integer, Integer> commit = commit(2, 1, Duration.ZERO, parts -> {
            if (parts.contains(3)) {
                throw failure;
            }
            return done(parts);
        });

        List<CompletableFuture<Integer>> all = commit.submitAll(List.of(1, 2, 3, 4, 5));

        await().until(() -> all.stream().allMatch(CompletableFuture::isDone));
        assertThat(all)
                .extracting(CompletableFuture::isCompletedExceptionally)
                .containsExactly(false, false, true, true, false);
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(all.get(3)::join)
                .havingCause()
                .isSameAs(failure);
        assertThat(commit.submit(6).join()).isEqualTo(6);
    }

    @Test
    void submit_whenAFlushSaysThatOnePartFailed_failsThatOneOnly() {
        IllegalStateException failure = new IllegalStateException("this one is too large");
        GroupCommit<Integer, Integer> commit = commit(
                3,
                1,
                Duration.ZERO,
                parts -> parts.stream()
                        .map(part -> part == 2
                                ? CompletableFuture.<Integer>failedFuture(failure)
                                : CompletableFuture.completedFuture(part))
                        .toList());

        List<CompletableFuture<Integer>> all = commit.submitAll(List.of(1, 2, 3));

        assertThat(all.get(0).join()).isEqualTo(1);
        assertFails(all.get(1), IllegalStateException.class);
        assertThat(all.get(2).join()).isEqualTo(3);
    }

    @Test
    void submit_whenAFlushEndsInAnError_failsItsPartsAndGoesOn() {
        AtomicInteger calls = new AtomicInteger();
        GroupCommit<Integer, Integer> commit = commit(2, 1, Duration.ZERO, parts -> {
            if (calls.getAndIncrement() == 0) {
                throw new NoClassDefFoundError("gone");
            }
            return done(parts);
        });

        assertFails(commit.submit(1), NoClassDefFoundError.class);
        assertThat(commit.submit(2).join()).isEqualTo(2);
    }

    @Test
    void submit_whenAFlushAnswersForAnotherNumberOfParts_failsThem() {
        GroupCommit<Integer, Integer> commit = commit(9, 1, Duration.ZERO, parts -> done(List.of(1, 2)));

        assertFails(commit.submit(1), IllegalStateException.class);
        assertThat(joined(commit.submitAll(List.of(8, 9)))).containsExactly(1, 2);
    }

    @Test
    void submit_whenTheObserverFails_failsThePartsAndGoesOn() {
        AtomicInteger calls = new AtomicInteger();
        GroupCommit<Integer, Integer> commit = commit(2, 1, Duration.ZERO, GroupCommitTests::done, size -> {
            if (calls.getAndIncrement() == 0) {
                throw new IllegalArgumentException("metrics are broken");
            }
        });

        assertFails(commit.submit(1), IllegalArgumentException.class);
        assertThat(commit.submit(2).join()).isEqualTo(2);
    }

    @Test
    void submit_fromAPartsOwnCompletion_isFlushedToo() {
        GroupCommit<Integer, Integer> commit = commit(3, 1, Duration.ZERO, GroupCommitTests::done);

        CompletableFuture<Integer> second = commit.submit(1).thenCompose(one -> commit.submit(one + 1));

        assertThat(second.join()).isEqualTo(2);
    }

    @ParameterizedTest(name = "pause of {0} ms")
    @ValueSource(ints = {0, 1})
    void submit_fromThousandsOfThreads_flushesEachPartExactlyOnce(int pause) {
        Queue<Integer> flushed = new ConcurrentLinkedQueue<>();
        AtomicInteger atOnce = new AtomicInteger();
        Queue<Integer> sizes = new ConcurrentLinkedQueue<>();
        Queue<Integer> concurrencies = new ConcurrentLinkedQueue<>();
        GroupCommit<Integer, Integer> commit = commit(
                7,
                3,
                Duration.ofMillis(pause),
                parts -> {
                    concurrencies.add(atOnce.incrementAndGet());
                    flushed.addAll(parts);
                    LockSupport.parkNanos(parts.getFirst() % 5 * 20_000L);
                    atOnce.decrementAndGet();
                    return done(parts.stream().map(part -> -part).toList());
                },
                sizes::add);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Boolean>> callers = IntStream.range(0, 6_000)
                    .mapToObj(caller -> CompletableFuture.supplyAsync(() -> correct(commit, caller * 3), threads))
                    .toList();
            assertThat(joined(callers)).containsOnly(true);
        }

        assertThat(flushed).doesNotHaveDuplicates().hasSize(18_000);
        assertThat(sizes).allMatch(size -> size >= 1 && size <= 7);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(18_000);
        assertThat(concurrencies).allMatch(concurrency -> concurrency <= 3);
    }

    /** One alone, then a pair at once: both answers must be its own. */
    private static boolean correct(GroupCommit<Integer, Integer> commit, int first) {
        boolean alone = commit.submit(first).join() == -first;
        return alone && joined(commit.submitAll(List.of(first + 1, first + 2))).equals(List.of(-first - 1, -first - 2));
    }

    /** Where a batch ends just as a part comes, a wake-up is lost most easily: provoked here some ten thousand times. */
    @ParameterizedTest(name = "pause of {0} ms")
    @CsvSource({"0, 10000", "1, 2000"})
    void submit_justAsTheLastFlushEnds_neverWaitsForEver(int pause, int rallies) {
        GroupCommit<Integer, Integer> commit = commit(2, 2, Duration.ofMillis(pause), GroupCommitTests::done);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> players = IntStream.range(0, 4)
                    .mapToObj(player -> CompletableFuture.supplyAsync(() -> rallies(commit, rallies), threads))
                    .toList();
            assertThat(joined(players)).containsOnly(rallies);
        }
    }

    private static int rallies(GroupCommit<Integer, Integer> commit, int most) {
        int rallies = 0;
        while (rallies < most) {
            rallies = commit.submit(rallies).join() + 1;
        }
        return rallies;
    }

    private static <R> List<CompletableFuture<R>> done(List<R> results) {
        return results.stream().map(CompletableFuture::completedFuture).toList();
    }

    private static <T, R> GroupCommit<T, R> commit(
            int full, int most, Duration pause, Function<List<T>, List<CompletableFuture<R>>> flush) {
        return commit(full, most, pause, flush, size -> {});
    }

    private static <T, R> GroupCommit<T, R> commit(
            int full,
            int most,
            Duration pause,
            Function<List<T>, List<CompletableFuture<R>>> flush,
            IntConsumer observer) {
        return new GroupCommit<>(
                full, most, pause, flush, observer, Traces.none().ofBatches("untraced"));
    }

    private static void assertFails(CompletableFuture<?> future, Class<? extends Throwable> cause) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(future::join)
                .withCauseInstanceOf(cause);
    }

    private static List<CompletableFuture<String>> submit(GroupCommit<Integer, String> commit, int... parts) {
        return IntStream.of(parts).mapToObj(commit::submit).toList();
    }

    private static <R> List<R> joined(Collection<CompletableFuture<R>> futures) {
        return futures.stream().map(CompletableFuture::join).toList();
    }

    /** Flushes that begin when they may and end when the test lets them. */
    private static final class Gated implements Function<List<Integer>, List<CompletableFuture<String>>> {
        final Semaphore gate = new Semaphore(0);
        final Queue<List<Integer>> started = new ConcurrentLinkedQueue<>();
        final AtomicInteger atOnce = new AtomicInteger();
        final AtomicInteger mostAtOnce = new AtomicInteger();

        @Override
        public List<CompletableFuture<String>> apply(List<Integer> parts) {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            started.add(parts);
            gate.acquireUninterruptibly();
            atOnce.decrementAndGet();
            return done(parts.stream().map(part -> part + " done").toList());
        }

        void awaitStarted(Collection<List<Integer>> batches) {
            await().untilAsserted(() -> assertThat(started).containsExactlyElementsOf(batches));
        }

        void assertNoMoreStart() {
            int before = started.size();
            await().during(Duration.ofMillis(80)).until(() -> started.size() == before);
        }
    }
}
