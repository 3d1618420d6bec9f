package dev.reelay.ledger.dynamo;

import dev.reelay.ledger.Consumption;
import dev.reelay.ledger.Job;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Page;
import dev.reelay.ledger.Progress;
import dev.reelay.ledger.UnknownCursorException;
import dev.reelay.movie.JobId;
import dev.reelay.schema.QueueLayout;
import dev.reelay.schema.TableLayout;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The jobs' side of the table. */
final class JobsTable implements Jobs {

    private static final Logger LOG = LoggerFactory.getLogger(JobsTable.class);

    /** Each job of a page costs a query for its counts. */
    private static final int MOST_PER_PAGE = 100;

    /** What is asked for beside a page: the entry after which it begins, and one by which it is seen that more follow. */
    private static final int BESIDE = 2;

    private static final Pattern CURSOR = Pattern.compile("job:([0-9]{19}\\.[0-9]{9}#.+)");

    private final Queries queries;
    private final Clock clock;
    private final Contention contention = new Contention();

    /** A table whose calls take at most {@code timeout} each, because a client waits for them. */
    JobsTable(DynamoDbClient client, String table, Clock clock, Duration timeout) {
        this(Queries.of(client, table, timeout), clock);
    }

    private JobsTable(Queries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public Jobs metered(Consumption consumption) {
        return new JobsTable(queries.metered(consumption), clock);
    }

    @Override
    public Opening open(Job job) {
        // While a message of this job that nobody redrives may lie somewhere its key must not be free again: it would
        // accept the next job.
        Instant expiresOn = clock.instant().plus(QueueLayout.LONGEST_LIFE);
        try {
            write(
                    put(put -> put.item(JobItem.provisional(job, expiresOn))
                            // The same key submitted twice at once, or our own put repeated after a lost answer.
                            .conditionExpression("attribute_not_exists(#pk)")
                            .expressionAttributeNames(Map.of("#pk", TableLayout.PARTITION_KEY))
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)),
                    put(put -> put.item(EventItem.provisional(job, expiresOn))));
            return new Opening.Opened();
        } catch (TransactionCanceledException cancelled) {
            CancellationReason exists = refusal(cancelled).orElseThrow(() -> cancelled);
            return exists.hasItem() && !exists.item().isEmpty()
                    ? new Opening.Existing(JobItem.read(exists.item()))
                    : find(job.id()).<Opening>map(Opening.Existing::new).orElseThrow(() -> cancelled);
        }
    }

    @Override
    public boolean accept(Job job) {
        Update update = Update.builder()
                .tableName(queries.table())
                .key(Layout.jobKey(job.id()))
                .updateExpression("REMOVE #expires_on SET #listed = :listed, #listed_on = :listed_on")
                // The provisional entry expired before anybody accepted it: it must not rise again as a fragment.
                .conditionExpression("attribute_exists(#pk)")
                .expressionAttributeNames(Map.of(
                        "#pk", TableLayout.PARTITION_KEY,
                        "#expires_on", TableLayout.EXPIRES_ON,
                        "#listed", TableLayout.LISTED,
                        "#listed_on", TableLayout.LISTED_ON))
                .expressionAttributeValues(
                        Map.of(":listed", JobItem.listed(Optional.empty()), ":listed_on", JobItem.listedOn(job)))
                .build();
        try {
            // Put anew, not changed: the event may have expired some moments before the job does.
            write(TransactWriteItem.builder().update(update).build(), put(put -> put.item(EventItem.accepted(job))));
            return true;
        } catch (TransactionCanceledException cancelled) {
            if (refusal(cancelled).isPresent()) {
                return false;
            }
            throw cancelled;
        }
    }

    private TransactWriteItem put(UnaryOperator<Put.Builder> what) {
        return TransactWriteItem.builder()
                .put(what.apply(Put.builder().tableName(queries.table())).build())
                .build();
    }

    private void write(TransactWriteItem... actions) {
        contention.outlast(() -> queries.client()
                .transactWriteItems(request ->
                        request.overrideConfiguration(queries.bounds()).transactItems(actions)));
    }

    /** That the condition of the first action, which is the job's, failed. */
    private static Optional<CancellationReason> refusal(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .limit(1)
                .filter(Contention::failedItsCondition)
                .findFirst();
    }

    @Override
    public Optional<Found> find(JobId id) {
        var response = queries.client()
                .getItem(request -> request.tableName(queries.table())
                        .overrideConfiguration(queries.bounds())
                        .key(Layout.jobKey(id))
                        .consistentRead(true));
        return response.hasItem() && !response.item().isEmpty()
                ? Optional.of(JobItem.read(response.item()))
                : Optional.empty();
    }

    @Override
    public Optional<Progress> progress(JobId id) {
        return JobPartition.read(queries, id).map(JobPartition::progress);
    }

    @Override
    public Page<Progress> newestFirst(Filter filter, int limit, Optional<String> cursor) {
        KeySpan span = KeySpan.of("", filter.startedWithin(), cursor.map(JobsTable::place));
        if (span.isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        int most = Math.min(limit, MOST_PER_PAGE);
        AttributeValue listed = JobItem.listed(filter.owner());
        QueryResponse response = queries.page(span.newestFirst(TableLayout.LISTED, listed, TableLayout.LISTED_ON)
                .indexName(TableLayout.JOBS_NEWEST_FIRST)
                .limit(most + BESIDE));
        List<String> found = response.items().stream()
                .map(item -> new Attributes(item).text(TableLayout.LISTED_ON))
                .filter(span::holds)
                .toList();
        List<String> page = found.subList(0, Math.min(most, found.size()));
        Optional<String> next =
                found.size() > most ? Optional.of(page.getLast()) : Queries.lookedUpTo(response, TableLayout.LISTED_ON);
        return new Page<>(progressOf(page), next.map(place -> Cursors.encode("job:" + place)));
    }

    private List<Progress> progressOf(List<String> places) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Optional<Progress>>> looks = places.stream()
                    .flatMap(place -> JobItem.idIn(place).stream())
                    .map(id -> CompletableFuture.supplyAsync(() -> readable(id), threads))
                    .toList();
            return looks.stream().flatMap(look -> look.join().stream()).toList();
        }
    }

    /** An item that somebody changed must not hide all other jobs. */
    private Optional<Progress> readable(JobId id) {
        try {
            return progress(id);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException broken) {
            LOG.warn("left out of a list: job {}, {}", id, broken.getMessage());
            return Optional.empty();
        }
    }

    private static String place(String cursor) {
        String place = Cursors.decode(cursor, CURSOR);
        return JobItem.idIn(place).map(id -> place).orElseThrow(UnknownCursorException::new);
    }
}
