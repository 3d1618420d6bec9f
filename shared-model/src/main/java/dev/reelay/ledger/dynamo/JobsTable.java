package dev.reelay.ledger.dynamo;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Page;
import dev.reelay.ledger.Progress;
import dev.reelay.ledger.UnknownCursorException;
import dev.reelay.movie.JobId;
import dev.reelay.schema.TableLayout;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The jobs' side of the table. */
final class JobsTable implements Jobs {

    private static final Logger LOG = LoggerFactory.getLogger(JobsTable.class);

    private static final Duration PROVISIONAL = Duration.ofDays(1);

    /** Each job of a page costs a query for its counts. */
    private static final int MOST_PER_PAGE = 100;

    private static final Pattern CURSOR = Pattern.compile("job:([0-9]{19}\\.[0-9]{9}#.+)");

    private final DynamoDbClient client;
    private final String table;
    private final Clock clock;
    private final AwsRequestOverrideConfiguration bounds;

    /** A table whose calls take at most {@code timeout} each, because a client waits for them. */
    JobsTable(DynamoDbClient client, String table, Clock clock, Duration timeout) {
        this.client = client;
        this.table = table;
        this.clock = clock;
        this.bounds = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(timeout)
                .build();
    }

    @Override
    public Opening open(Job job) {
        try {
            client.putItem(request -> request.tableName(table)
                    .overrideConfiguration(bounds)
                    .item(JobItem.provisional(job, clock.instant().plus(PROVISIONAL)))
                    // The same idempotency key submitted twice at once, or our own put repeated after a lost answer.
                    .conditionExpression("attribute_not_exists(#pk)")
                    .expressionAttributeNames(Map.of("#pk", TableLayout.PARTITION_KEY))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Opening.Opened();
        } catch (ConditionalCheckFailedException exists) {
            return exists.hasItem() && !exists.item().isEmpty()
                    ? new Opening.Existing(JobItem.read(exists.item()))
                    : find(job.id()).<Opening>map(Opening.Existing::new).orElseThrow(() -> exists);
        }
    }

    @Override
    public boolean accept(Job job) {
        try {
            client.updateItem(request -> request.tableName(table)
                    .overrideConfiguration(bounds)
                    .key(Layout.jobKey(job.id()))
                    .updateExpression("REMOVE #expires_on SET #listed = :listed, #listed_on = :listed_on")
                    // The provisional entry expired before anybody accepted it: it must not rise again as a fragment.
                    .conditionExpression("attribute_exists(#pk)")
                    .expressionAttributeNames(Map.of(
                            "#pk", TableLayout.PARTITION_KEY,
                            "#expires_on", TableLayout.EXPIRES_ON,
                            "#listed", TableLayout.LISTED,
                            "#listed_on", TableLayout.LISTED_ON))
                    .expressionAttributeValues(Map.of(":listed", JobItem.LISTED, ":listed_on", JobItem.listedOn(job))));
            return true;
        } catch (ConditionalCheckFailedException gone) {
            return false;
        }
    }

    @Override
    public Optional<Found> find(JobId id) {
        var response = client.getItem(request -> request.tableName(table)
                .overrideConfiguration(bounds)
                .key(Layout.jobKey(id))
                .consistentRead(true));
        return response.hasItem() && !response.item().isEmpty()
                ? Optional.of(JobItem.read(response.item()))
                : Optional.empty();
    }

    @Override
    public Optional<Progress> progress(JobId id) {
        List<Map<String, AttributeValue>> items = client
                .queryPaginator(request -> request.tableName(table)
                        .overrideConfiguration(bounds)
                        .consistentRead(true)
                        .keyConditionExpression("#pk = :pk")
                        .expressionAttributeNames(Map.of("#pk", TableLayout.PARTITION_KEY))
                        .expressionAttributeValues(Map.of(":pk", Layout.jobPartition(id))))
                .items()
                .stream()
                .toList();
        List<Attributes> counts = new ArrayList<>();
        Optional<Job> job = Optional.empty();
        for (Map<String, AttributeValue> item : items) {
            Attributes attributes = new Attributes(item);
            String sortKey = attributes.text(TableLayout.SORT_KEY);
            if (sortKey.equals(Layout.JOB)) {
                job = Optional.of(JobItem.read(item).job());
            } else if (sortKey.startsWith(Layout.COUNT_PREFIX)) {
                counts.add(attributes);
            }
        }
        return job.map(found -> new Progress(found, CountItem.tally(counts), CountItem.settledOn(counts)));
    }

    @Override
    public Page<Progress> newestFirst(int limit, Optional<String> cursor) {
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .overrideConfiguration(bounds)
                .indexName(TableLayout.JOBS_NEWEST_FIRST)
                .scanIndexForward(false)
                .limit(Math.min(limit, MOST_PER_PAGE))
                .keyConditionExpression("#listed = :listed")
                .expressionAttributeNames(Map.of("#listed", TableLayout.LISTED))
                .expressionAttributeValues(Map.of(":listed", JobItem.LISTED));
        cursor.ifPresent(text -> query.exclusiveStartKey(indexKey(Cursors.decode(text, CURSOR))));
        QueryResponse response = client.query(query.build());
        List<JobId> ids = response.items().stream()
                .flatMap(item -> JobItem.idIn(new Attributes(item).text(TableLayout.LISTED_ON)).stream())
                .toList();
        return new Page<>(
                progressOf(ids),
                Optional.of(response.lastEvaluatedKey())
                        .filter(key -> response.hasLastEvaluatedKey() && !key.isEmpty())
                        .map(key -> Cursors.encode("job:" + new Attributes(key).text(TableLayout.LISTED_ON))));
    }

    private List<Progress> progressOf(List<JobId> ids) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return ids.stream().map(id -> CompletableFuture.supplyAsync(() -> readable(id), threads)).toList().stream()
                    .flatMap(progress -> progress.join().stream())
                    .toList();
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

    private static Map<String, AttributeValue> indexKey(String listedOn) {
        JobId id = JobItem.idIn(listedOn).orElseThrow(UnknownCursorException::new);
        return Map.of(
                TableLayout.PARTITION_KEY, Layout.jobPartition(id),
                TableLayout.SORT_KEY, AttributeValue.fromS(Layout.JOB),
                TableLayout.LISTED, JobItem.LISTED,
                TableLayout.LISTED_ON, AttributeValue.fromS(listedOn));
    }
}
