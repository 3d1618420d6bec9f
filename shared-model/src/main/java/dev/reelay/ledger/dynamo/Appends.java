package dev.reelay.ledger.dynamo;

import dev.reelay.batching.Batches;
import dev.reelay.batching.GroupCommit;
import dev.reelay.movie.JobId;
import dev.reelay.schema.TableLayout;
import dev.reelay.timeline.JobEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes events down, many in one {@code TransactWriteItems}: each with its mark, whose key says what the event is and not when it
 * happened, so that the same event is found there by whoever comes to tell it again later. A transaction cancelled because some
 * marks were there is repeated without these events.
 */
final class Appends {

    /** A transaction takes 100 actions, and an event is two: its mark, and itself. */
    private static final int MOST_EVENTS = 50;

    private static final int MOST_AT_ONCE = 2;

    /** For company, as the ledger's other writes wait for it. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final DynamoDbClient client;
    private final String table;
    private final KnownJobs knownJobs;
    private final Contention contention = new Contention();
    private final GroupCommit<JobEvent.Noted, Void> events;

    Appends(DynamoDbClient client, String table, Batches batches) {
        this.client = client;
        this.table = table;
        this.knownJobs = new KnownJobs(new BatchReads(client, table));
        this.events = batches.of("ledger.append", MOST_EVENTS, MOST_AT_ONCE, PAUSE, this::write);
    }

    CompletableFuture<Void> append(JobEvent.Noted event) {
        return events.submit(event);
    }

    /** Messages name jobs that nobody ever ordered: of these nothing is written. */
    private List<CompletableFuture<Void>> write(List<JobEvent.Noted> batch) {
        Map<JobId, Boolean> there =
                knownJobs.there(batch.stream().map(JobEvent::jobId).collect(Collectors.toSet()));
        // The same message may be parked by two of us at once, and no transaction takes an item twice.
        Map<Map<String, AttributeValue>, JobEvent.Noted> byMark = new LinkedHashMap<>();
        batch.stream()
                .filter(event -> there.containsKey(event.jobId()))
                .forEach(event -> byMark.putIfAbsent(mark(event), event));
        List<JobEvent.Noted> rest = new ArrayList<>(byMark.values());
        contention.outlast(() -> {
            while (!rest.isEmpty()) {
                attempt(rest);
            }
            return rest;
        });
        return Collections.nCopies(batch.size(), CompletableFuture.completedFuture(null));
    }

    /** Tries all events; those that are written after that, now or before, are gone from the list. */
    private void attempt(List<JobEvent.Noted> rest) {
        List<TransactWriteItem> actions = rest.stream()
                .flatMap(event -> Stream.of(marking(event), action(Put.builder().item(EventItem.of(event)))))
                .toList();
        try {
            client.transactWriteItems(request -> request.transactItems(actions));
            rest.clear();
        } catch (TransactionCanceledException cancelled) {
            if (!rest.removeAll(toldBefore(rest, cancelled))) {
                throw cancelled;
            }
        }
    }

    /** Those whose mark was there. */
    private static Set<JobEvent.Noted> toldBefore(List<JobEvent.Noted> tried, TransactionCanceledException cancelled) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        return IntStream.range(0, Math.min(tried.size(), reasons.size() / 2))
                .filter(place -> Contention.failedItsCondition(reasons.get(2 * place)))
                .mapToObj(tried::get)
                .collect(Collectors.toSet());
    }

    private TransactWriteItem marking(JobEvent.Noted event) {
        return action(Put.builder()
                .item(mark(event))
                // Told before: by a delivery that died before it deleted its message, or by one at the same time.
                .conditionExpression("attribute_not_exists(#pk)")
                .expressionAttributeNames(Map.of("#pk", TableLayout.PARTITION_KEY)));
    }

    private TransactWriteItem action(Put.Builder put) {
        return TransactWriteItem.builder().put(put.tableName(table).build()).build();
    }

    private static Map<String, AttributeValue> mark(JobEvent.Noted event) {
        return Layout.markKey(event.jobId(), event.name(), event.once());
    }
}
