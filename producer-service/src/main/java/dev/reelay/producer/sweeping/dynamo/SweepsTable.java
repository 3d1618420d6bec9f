package dev.reelay.producer.sweeping.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.ledger.LedgerBusyException;
import dev.reelay.ledger.Page;
import dev.reelay.ledger.UnknownCursorException;
import dev.reelay.producer.sweeping.Mismatch;
import dev.reelay.producer.sweeping.Sweep;
import dev.reelay.producer.sweeping.SweepId;
import dev.reelay.producer.sweeping.SweepProgress;
import dev.reelay.producer.sweeping.SweepRange;
import dev.reelay.producer.sweeping.Sweeps;
import dev.reelay.schema.TableLayout;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Sweeps and audits in the one table.
 *
 * <table>
 * <caption>Items</caption>
 * <tr><th>item</th><th>pk</th><th>sk</th></tr>
 * <tr><td>first range, and the sweep itself</td><td>{@code SWEEP#<sweepId>}</td><td>{@code RANGE#00}</td></tr>
 * <tr><td>other ranges</td><td>{@code SWEEP#<sweepId>}</td><td>{@code RANGE#<number>}</td></tr>
 * <tr><td>mismatch</td><td>{@code SWEEP#<sweepId>}</td><td>{@code MISMATCH#<range>-<step>-<place>}</td></tr>
 * </table>
 *
 * <p>A range has {@code open} as long as keys are left, with {@code after} and {@code up_to} where it has bounds; {@code step} counts its
 * pages and is the condition of every change; its numbers change with it. So the numbers of a sweep, which are the sums over its ranges,
 * count each page once. The first says in {@code ranges} how many there are: a Query beside a transaction may find some of them and not the
 * others. A sweep that is not accepted carries {@code expires_on}.
 */
final class SweepsTable implements Sweeps {

    private static final Duration PROVISIONAL = Duration.ofDays(1);
    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final String RANGE = "RANGE#";
    private static final String MISMATCH = "MISMATCH#";
    private static final String FIRST = RANGE + "00";
    private static final Pattern CURSOR = Pattern.compile("[0-9]{2}-[0-9]{10}-[0-9]{2}");

    private final DynamoDbClient client;
    private final String table;
    private final Clock clock;
    private final AwsRequestOverrideConfiguration bounds;
    private final RetryTemplate whileContended = new RetryTemplate(RetryPolicy.builder()
            .includes(LedgerBusyException.class, TransactionInProgressException.class)
            .maxRetries(6)
            .delay(Duration.ofMillis(20))
            .jitter(Duration.ofMillis(20))
            .multiplier(2)
            .build());

    /** A table whose calls take at most {@code timeout} each, because a client may wait for them. */
    SweepsTable(DynamoDbClient client, String table, Clock clock, Duration timeout) {
        this.client = client;
        this.table = table;
        this.clock = clock;
        this.bounds = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(timeout)
                .build();
    }

    @Override
    public void open(Sweep sweep) {
        Map<String, AttributeValue> item = new HashMap<>(key(sweep.id(), FIRST));
        item.putAll(SweepItem.of(sweep));
        item.putAll(SweepItem.of(SweepRange.first(sweep)));
        item.put(
                TableLayout.EXPIRES_ON,
                fromN(Long.toString(clock.instant().plus(PROVISIONAL).getEpochSecond())));
        try {
            client.putItem(request -> request.tableName(table)
                    .overrideConfiguration(bounds)
                    .item(item)
                    // Our own put repeated after a lost answer, when its first page may be recorded already.
                    .conditionExpression("attribute_not_exists(#pk)")
                    .expressionAttributeNames(Map.of("#pk", TableLayout.PARTITION_KEY)));
        } catch (ConditionalCheckFailedException ours) {
            // Ids are drawn at random: nobody else has this one.
        }
    }

    @Override
    public boolean accept(SweepId id) {
        try {
            client.updateItem(request -> request.tableName(table)
                    .overrideConfiguration(bounds)
                    .key(key(id, FIRST))
                    .updateExpression("REMOVE #expires_on")
                    // The provisional entry expired before anybody accepted it: it must not rise again as a fragment.
                    .conditionExpression("attribute_exists(#pk)")
                    .expressionAttributeNames(
                            Map.of("#pk", TableLayout.PARTITION_KEY, "#expires_on", TableLayout.EXPIRES_ON)));
            return true;
        } catch (ConditionalCheckFailedException gone) {
            return false;
        }
    }

    @Override
    public Optional<SweepProgress> find(SweepId id) {
        return whileContended.invoke(() -> look(id));
    }

    private Optional<SweepProgress> look(SweepId id) {
        List<Map<String, AttributeValue>> items =
                client.queryPaginator(query(id, RANGE).build()).items().stream().toList();
        return items.stream()
                .filter(item -> SweepItem.sortKey(item).equals(FIRST))
                .findFirst()
                .map(first -> progress(first, items));
    }

    private static SweepProgress progress(Map<String, AttributeValue> first, List<Map<String, AttributeValue>> items) {
        if (items.size() < SweepItem.ranges(first)) {
            throw new LedgerBusyException(
                    "of %d ranges %d were found, beside the transaction that made them"
                            .formatted(SweepItem.ranges(first), items.size()),
                    null);
        }
        Sweep sweep = SweepItem.sweep(first);
        return new SweepProgress(
                sweep, items.stream().map(item -> range(sweep, item)).toList());
    }

    private static SweepRange range(Sweep sweep, Map<String, AttributeValue> item) {
        int number = Integer.parseInt(SweepItem.sortKey(item).substring(RANGE.length()));
        return SweepItem.range(number, sweep.prefix(), item);
    }

    @Override
    public boolean record(SweepId id, Taken page) {
        List<TransactWriteItem> actions = actions(id, page);
        return whileContended.invoke(() -> attempt(actions));
    }

    private boolean attempt(List<TransactWriteItem> actions) {
        try {
            // The SDK gives each transaction a token: repeated after a lost answer, it succeeds again.
            client.transactWriteItems(request -> request.transactItems(actions).overrideConfiguration(bounds));
            return true;
        } catch (TransactionCanceledException cancelled) {
            List<CancellationReason> reasons = cancelled.cancellationReasons();
            if (!reasons.isEmpty() && CONDITION_FAILED.equals(reasons.getFirst().code())) {
                return false;
            }
            throw new LedgerBusyException(
                    "the record of a page met others on the same items for too long: " + cancelled.getMessage(),
                    cancelled);
        }
    }

    private List<TransactWriteItem> actions(SweepId id, Taken page) {
        SweepRange range = page.range();
        List<TransactWriteItem> actions = new ArrayList<>();
        actions.add(TransactWriteItem.builder()
                .update(stepped(id, range, page.made().size()))
                .build());
        page.made().forEach(made -> actions.add(put(key(id, rangeKey(made.number())), SweepItem.of(made))));
        for (int place = 0; place < page.mismatches().size(); place++) {
            String sortKey =
                    String.format(Locale.ROOT, "%s%02d-%010d-%02d", MISMATCH, range.number(), range.step(), place);
            actions.add(put(key(id, sortKey), SweepItem.of(page.mismatches().get(place))));
        }
        return actions;
    }

    private Update stepped(SweepId id, SweepRange range, int made) {
        Map<String, String> names = new HashMap<>(Map.of("#expires_on", TableLayout.EXPIRES_ON));
        Map<String, AttributeValue> values =
                new HashMap<>(Map.of(":before", fromN(Integer.toString(range.step() - 1))));
        List<String> assignments = new ArrayList<>();
        SweepItem.of(range).forEach((attribute, value) -> {
            names.put("#" + attribute, attribute);
            values.put(":" + attribute, value);
            assignments.add("#%s = :%s".formatted(attribute, attribute));
        });
        if (made > 0) {
            names.put("#" + SweepItem.RANGES, SweepItem.RANGES);
            values.put(":" + SweepItem.RANGES, fromN(Integer.toString(made + 1)));
            assignments.add("#%1$s = :%1$s".formatted(SweepItem.RANGES));
        }
        String removals = "#expires_on";
        if (range.rest().isEmpty()) {
            names.put("#" + SweepItem.OPEN, SweepItem.OPEN);
            names.put("#" + SweepItem.AFTER, SweepItem.AFTER);
            removals += ", #" + SweepItem.OPEN + ", #" + SweepItem.AFTER;
        }
        return Update.builder()
                .tableName(table)
                .key(key(id, rangeKey(range.number())))
                .updateExpression("SET " + String.join(", ", assignments) + " REMOVE " + removals)
                // Another delivery of the same step has recorded its page since.
                .conditionExpression("#" + SweepItem.STEP + " = :before")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }

    private TransactWriteItem put(Map<String, AttributeValue> key, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(key);
        item.putAll(attributes);
        return TransactWriteItem.builder()
                .put(Put.builder().tableName(table).item(item).build())
                .build();
    }

    @Override
    public Page<Mismatch> mismatches(SweepId id, int limit, Optional<String> cursor) {
        QueryRequest.Builder query = query(id, MISMATCH).limit(limit);
        cursor.ifPresent(text -> query.exclusiveStartKey(key(id, MISMATCH + checked(text))));
        QueryResponse response = client.query(query.build());
        return new Page<>(
                response.items().stream().map(SweepItem::mismatch).toList(),
                Optional.of(response.lastEvaluatedKey())
                        .filter(last -> response.hasLastEvaluatedKey() && !last.isEmpty())
                        .map(last -> SweepItem.sortKey(last).substring(MISMATCH.length())));
    }

    private static String checked(String cursor) {
        if (!CURSOR.matcher(cursor).matches()) {
            throw new UnknownCursorException();
        }
        return cursor;
    }

    private QueryRequest.Builder query(SweepId id, String sortKeys) {
        return QueryRequest.builder()
                .tableName(table)
                .overrideConfiguration(bounds)
                .consistentRead(true)
                .keyConditionExpression("#pk = :pk AND begins_with(#sk, :sk)")
                .expressionAttributeNames(Map.of("#pk", TableLayout.PARTITION_KEY, "#sk", TableLayout.SORT_KEY))
                .expressionAttributeValues(Map.of(":pk", partition(id), ":sk", fromS(sortKeys)));
    }

    private static String rangeKey(int number) {
        return String.format(Locale.ROOT, "%s%02d", RANGE, number);
    }

    private static Map<String, AttributeValue> key(SweepId id, String sortKey) {
        return Map.of(TableLayout.PARTITION_KEY, partition(id), TableLayout.SORT_KEY, fromS(sortKey));
    }

    private static AttributeValue partition(SweepId id) {
        return fromS("SWEEP#" + id);
    }
}
