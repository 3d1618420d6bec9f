package dev.reelay.ledger.dynamo;

import dev.reelay.ledger.Movies.Outcome;
import dev.reelay.ledger.WriteRefusedException;
import dev.reelay.ledger.dynamo.CountItem.Event;
import dev.reelay.movie.JobId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Carries out batches of writes, each batch and its counts in one {@code TransactWriteItems}.
 *
 * <p>A transaction takes 100 actions, no item twice, and 4 MB of items (AWS: "TransactWriteItems"), so a batch that holds many jobs, a
 * movie twice, or many files of somebody's own becomes several. One cancelled because some movies had moved already, or because
 * DynamoDB refuses to write some of them, is repeated without these; where the movies that had moved are files of somebody's own,
 * DynamoDB does not return them, and a read tells what they are now. One cancelled by a conflict or a throttle is repeated after a
 * random pause, with other count shards.
 */
final class Transactions {

    private static final int MOST_ACTIONS = 100;

    /** Of 400 KB each; what is left of the 4 MB is more than 92 others take. */
    private static final int MOST_LARGE = 8;

    private static final String NOTHING_WRONG = "None";

    private final DynamoDbClient client;
    private final String table;
    private final BatchReads batchReads;
    private final Clock clock;
    private final AtomicInteger nextShard;
    private final Contention contention = new Contention();

    Transactions(DynamoDbClient client, String table, BatchReads batchReads, Clock clock, int firstShard) {
        this.client = client;
        this.table = table;
        this.batchReads = batchReads;
        this.clock = clock;
        this.nextShard = new AtomicInteger(firstShard);
    }

    /** What came of each write, in order; one that failed because DynamoDB could not be asked may have happened nevertheless. */
    List<CompletableFuture<Outcome>> execute(List<Write> writes) {
        IdentityHashMap<Write, CompletableFuture<Outcome>> outcomes = new IdentityHashMap<>();
        List<Write> rest = writes;
        while (!rest.isEmpty()) {
            executeTogether(new ArrayList<>(fitting(rest)), outcomes);
            rest = rest.stream().filter(write -> !outcomes.containsKey(write)).toList();
        }
        return writes.stream().map(outcomes::get).toList();
    }

    private static List<Write> fitting(List<Write> writes) {
        Map<MovieKey, Write> chosen = new LinkedHashMap<>();
        Set<JobId> jobs = new HashSet<>();
        int large = 0;
        for (Write write : writes) {
            int actions =
                    chosen.size() + jobs.size() + (jobs.contains(write.movie().jobId()) ? 1 : 2);
            boolean fits = actions <= MOST_ACTIONS && !(write.large() && large == MOST_LARGE);
            if (fits && chosen.putIfAbsent(write.movie(), write) == null) {
                jobs.add(write.movie().jobId());
                large += write.large() ? 1 : 0;
            }
        }
        return List.copyOf(chosen.values());
    }

    private void executeTogether(List<Write> writes, IdentityHashMap<Write, CompletableFuture<Outcome>> outcomes) {
        try {
            contention.outlast(() -> {
                while (!writes.isEmpty()) {
                    attempt(writes, outcomes);
                }
                return outcomes;
            });
        } catch (RuntimeException failure) {
            writes.forEach(write -> outcomes.put(write, CompletableFuture.failedFuture(failure)));
        }
    }

    /** Tries all writes; those that are decided after that, either way, are gone from the list. */
    private void attempt(List<Write> writes, IdentityHashMap<Write, CompletableFuture<Outcome>> outcomes) {
        try {
            client.transactWriteItems(request -> request.transactItems(actions(writes)));
            writes.forEach(write -> outcomes.put(write, CompletableFuture.completedFuture(new Outcome.Moved())));
            writes.clear();
        } catch (TransactionCanceledException cancelled) {
            dropDecided(writes, cancelled, outcomes);
        }
    }

    private List<TransactWriteItem> actions(List<Write> writes) {
        Map<JobId, Map<Event, Integer>> events = new LinkedHashMap<>();
        List<TransactWriteItem> actions = new ArrayList<>(writes.size() + 1);
        for (Write write : writes) {
            actions.add(write.action());
            events.computeIfAbsent(write.movie().jobId(), id -> new EnumMap<>(Event.class))
                    .merge(write.event(), 1, Integer::sum);
        }
        int shard = Math.floorMod(nextShard.getAndIncrement(), Layout.SHARDS);
        events.forEach((jobId, counts) -> actions.add(CountItem.add(table, jobId, shard, counts, clock.instant())));
        return actions;
    }

    private void dropDecided(
            List<Write> writes,
            TransactionCanceledException cancelled,
            IdentityHashMap<Write, CompletableFuture<Outcome>> outcomes) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        var unreturned = unreturned(writes, reasons);
        for (int i = 0; i < writes.size() && i < reasons.size(); i++) {
            Write write = writes.get(i);
            Map<String, AttributeValue> item =
                    unreturned.getOrDefault(write.movie().key(), reasons.get(i).item());
            decision(write, reasons.get(i), item).ifPresent(decided -> outcomes.put(write, decided));
        }
        if (writes.removeIf(outcomes::containsKey)) {
            return;
        }
        throw Contention.orBusy(cancelled);
    }

    /** The items whose conditions failed, as far as they are too large to be returned with that. */
    private Map<Map<String, AttributeValue>, Map<String, AttributeValue>> unreturned(
            List<Write> writes, List<CancellationReason> reasons) {
        return batchReads.items(IntStream.range(0, Math.min(writes.size(), reasons.size()))
                .filter(i -> writes.get(i).large() && Contention.failedItsCondition(reasons.get(i)))
                .mapToObj(i -> writes.get(i).movie().key())
                .collect(Collectors.toSet()));
    }

    /** What a write's own reason for the cancellation decides of it; none: it was not to blame, or may succeed another time. */
    private static Optional<CompletableFuture<Outcome>> decision(
            Write write, CancellationReason reason, Map<String, AttributeValue> item) {
        String code = reason.code();
        if (code == null || code.equals(NOTHING_WRONG) || Contention.passes(reason)) {
            return Optional.empty();
        }
        return Optional.of(
                Contention.failedItsCondition(reason)
                        ? CompletableFuture.completedFuture(new Outcome.Stayed(MovieItem.lookup(item)))
                        : CompletableFuture.failedFuture(new WriteRefusedException(
                                write.movie().jobId(), write.movie().movieId(), code, reason.message())));
    }
}
