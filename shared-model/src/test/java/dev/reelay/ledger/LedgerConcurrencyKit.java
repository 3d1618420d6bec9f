package dev.reelay.ledger;

import static dev.reelay.Fixtures.NOON;
import static dev.reelay.Fixtures.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.backend.aws.FaultyHttpClient;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.backend.docker.Emulator;
import dev.reelay.backend.docker.KnownDifference;
import dev.reelay.ledger.Movies.Outcome;
import dev.reelay.ledger.dynamo.Ledgers;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.MovieState.Step;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Invariants 2 and 3 where many do the same to the same movies at once, and where answers get lost meanwhile. */
abstract class LedgerConcurrencyKit extends LedgerKit {

    private static final int MOVIES = 110;
    private static final int THREADS = 64;

    LedgerConcurrencyKit(TestBackend backend) {
        super(backend);
    }

    @Test
    @KnownDifference(on = Emulator.MOTO, tried = false, reason = KnownDifference.TABLE_COPIES)
    void commands_fromManyThreadsOnTheSameMovies_countEachTransitionOnce() {
        Job job = accepted(aJob(MOVIES + 10));
        List<MovieEntry> entries = stored(job, 0, MOVIES);
        Map<String, AtomicInteger> transitions = new ConcurrentHashMap<>();

        for (int round = 1; round <= 2; round++) {
            run(job, entries, movies, transitions, round);
            assertCountsAreTheItems(job);
        }

        assertThat(transitions.values()).allMatch(count -> count.get() == 1);
        assertThat(transitions).hasSize(transitionsBehind(entries));
    }

    @Test
    @KnownDifference(on = Emulator.MOTO, tried = false, reason = KnownDifference.TABLE_COPIES)
    void commands_whileAnswersAreLostAndTransactionsConflict_countEachTransitionOnce() {
        Job job = accepted(aJob(MOVIES));
        List<MovieEntry> entries = stored(job, 0, MOVIES);
        Map<String, AtomicInteger> transitions = new ConcurrentHashMap<>();
        AtomicInteger calls = new AtomicInteger();
        FaultyHttpClient wire = new FaultyHttpClient()
                .always(
                        call -> call.operation().equals("TransactWriteItems"),
                        (call, real) -> switch (calls.incrementAndGet() % 5) {
                            case 0, 1 -> FaultyHttpClient.lostAnswer().answer(call, real);
                            case 2 ->
                                DynamoFaults.cancelledWith("TransactionConflict")
                                        .answer(call, real);
                            default -> real.call();
                        });
        try (DynamoDbClient faulty = backend.dynamoDbClient().httpClient(wire).build()) {
            run(job, entries, Ledgers.movies(faulty, table, clock), transitions, 9);
        }

        assertCountsAreTheItems(job);
        assertThat(transitions.values()).allMatch(count -> count.get() == 1);
        assertThat(wire.calls("TransactWriteItems")).hasSizeGreaterThan(5);
    }

    private void run(
            Job job, List<MovieEntry> entries, Movies ledger, Map<String, AtomicInteger> transitions, int seed) {
        AtomicBoolean done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Integer> watcher = CompletableFuture.supplyAsync(() -> watchUntil(done, job), threads);
            List<CompletableFuture<Boolean>> workers = IntStream.range(0, THREADS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> work(entries, ledger, transitions, new Random(seed * 1000L + i)), threads))
                    .toList();
            try {
                assertThat(joined(workers)).containsOnly(true);
            } finally {
                done.set(true);
            }
            assertThat(watcher.join()).isPositive();
        }
    }

    private static boolean work(
            List<MovieEntry> entries, Movies ledger, Map<String, AtomicInteger> transitions, Random random) {
        for (int i = 0; i < 10; i++) {
            MovieEntry entry = entries.get(random.nextInt(entries.size()));
            try {
                command(entry, ledger, random.nextInt(3), transitions);
            } catch (CompletionException lost) {
                // An answer lost for good: done or not done, and the counts must be right in either case.
                assertThat(lost.getCause()).isInstanceOf(SdkException.class);
            }
        }
        return true;
    }

    private static void command(MovieEntry entry, Movies ledger, int command, Map<String, AtomicInteger> transitions) {
        if (command == 0) {
            count(entry, ledger.advance(entry.pointer(), NOON).join(), "PROCESSED", transitions);
        } else if (ledger.find(entry.jobId(), entry.movieId()).join() instanceof Lookup.Found(MovieEntry seen)) {
            Step step = command == 1 ? seen.state().confirm(NOON) : seen.state().fail("file-missing", NOON);
            if (step instanceof Step.To(MovieState next)) {
                count(entry, ledger.move(seen, next).join(), next.name(), transitions);
            }
        }
    }

    private static void count(MovieEntry entry, Outcome outcome, String state, Map<String, AtomicInteger> transitions) {
        if (outcome instanceof Outcome.Moved) {
            transitions
                    .computeIfAbsent(entry.movieId() + " to " + state, absent -> new AtomicInteger())
                    .incrementAndGet();
        }
    }

    /** The five numbers always add up to the job's count, and what must only grow does. */
    private int watchUntil(AtomicBoolean done, Job job) {
        int looks = 0;
        Tally before = new Tally(0, 0, 0, 0);
        while (!done.get()) {
            Progress progress = progress(job);
            Tally tally = progress.tally();
            assertThat(List.of(
                            progress.pending(), tally.stored(), tally.processed(), tally.confirmed(), tally.failed()))
                    .allMatch(number -> number >= 0 && number <= job.count());
            assertThat(progress.pending() + tally.recorded()).isEqualTo(job.count());
            assertThat(tally.recorded()).isGreaterThanOrEqualTo(before.recorded());
            assertThat(tally.confirmed()).isGreaterThanOrEqualTo(before.confirmed());
            assertThat(tally.stored()).isLessThanOrEqualTo(MOVIES);
            assertThat(tally.processed() + tally.confirmed() + tally.failed())
                    .isGreaterThanOrEqualTo(before.processed() + before.confirmed() + before.failed());
            before = tally;
            looks++;
        }
        return looks;
    }

    /** How many transitions the items have behind them, by the instants that they carry. */
    private int transitionsBehind(List<MovieEntry> entries) {
        return entries.stream()
                .map(this::item)
                .mapToInt(item -> (int) Map.of("processed_on", 1, "confirmed_on", 1, "failed_on", 1).keySet().stream()
                        .filter(item::containsKey)
                        .count())
                .sum();
    }
}
