package dev.reelay.benchmarks.limit;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.benchmarks.contender.SampleMovie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The ledger's calls, byte for byte about the same, without the ledger. Calls block their virtual thread. */
final class LimitTable {

    /** The ledger has no more transactions or reads under way at a time; DynamoDB Local serialises them anyway. */
    private static final int MOST_AT_ONCE = 2;

    private static final int PER_CHUNK = 90;
    private static final int SHARDS = 64;

    private final DynamoDbAsyncClient client;
    private final String table;
    private final String bucket;
    private final Semaphore writes = new Semaphore(2 * MOST_AT_ONCE);
    private final Semaphore reads = new Semaphore(MOST_AT_ONCE);
    private final AtomicInteger shard = new AtomicInteger();

    LimitTable(DynamoDbAsyncClient client, String table, String bucket) {
        this.client = client;
        this.table = table;
        this.bucket = bucket;
    }

    /** As {@code POST /jobs} enters it, in short: the job and its first event. */
    void open(String jobId) {
        Map<String, AttributeValue> item = new HashMap<>(jobKey(jobId));
        item.put("job_id", fromS(jobId));
        item.put("started_on", now());
        write(List.of(
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table)
                                .item(item)
                                .conditionExpression("attribute_not_exists(#pk)")
                                .expressionAttributeNames(Map.of("#pk", "pk")))
                        .build(),
                event(jobId, "0")));
    }

    void accept(String jobId) {
        write(List.of(
                TransactWriteItem.builder()
                        .update(update -> update.tableName(table)
                                .key(jobKey(jobId))
                                .updateExpression("SET #listed = :listed, #listed_on = :now")
                                .conditionExpression("attribute_exists(#pk)")
                                .expressionAttributeNames(
                                        Map.of("#pk", "pk", "#listed", "listed", "#listed_on", "listed_on"))
                                .expressionAttributeValues(Map.of(":listed", fromS("JOB"), ":now", now())))
                        .build(),
                event(jobId, "0")));
    }

    /** As the timeline is told that generation has begun: a look at whether the job is there, then the event and its mark. */
    void begin(String jobId) {
        get(List.of(jobKey(jobId)));
        write(List.of(event(jobId, "1"), event(jobId, "1#mark")));
    }

    private TransactWriteItem event(String jobId, String place) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(Map.of(
                                "pk", fromS("JOB#" + jobId + "#EVENTS"),
                                "sk", fromS("EVENT#" + place),
                                "happened_on", now())))
                .build();
    }

    private void write(List<TransactWriteItem> actions) {
        client.transactWriteItems(request -> request.transactItems(actions)).join();
    }

    private void get(List<Map<String, AttributeValue>> keys) {
        KeysAndAttributes asked =
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
        client.batchGetItem(request -> request.requestItems(Map.of(table, asked)))
                .join();
    }

    void find(String jobId) {
        client.getItem(request -> request.tableName(table).key(jobKey(jobId)).consistentRead(true))
                .join();
    }

    void create(List<SampleMovie> movies) {
        transact(
                movies.stream()
                        .map(movie -> TransactWriteItem.builder()
                                .put(put -> put.tableName(table)
                                        .item(item(movie))
                                        .conditionExpression("attribute_not_exists(#pk)")
                                        .expressionAttributeNames(Map.of("#pk", "pk"))
                                        .returnValuesOnConditionCheckFailure(
                                                ReturnValuesOnConditionCheckFailure.ALL_OLD))
                                .build())
                        .toList(),
                movies.getFirst().jobId(),
                "stored_events");
    }

    void move(List<SampleMovie> movies, String from, String to, String attribute, String event) {
        transact(
                movies.stream().map(movie -> moving(movie, from, to, attribute)).toList(),
                movies.getFirst().jobId(),
                event);
    }

    void read(List<SampleMovie> movies) {
        List<Map<String, AttributeValue>> keys = Stream.concat(
                        movies.stream().map(LimitTable::key),
                        Stream.of(jobKey(movies.getFirst().jobId())))
                .toList();
        reads.acquireUninterruptibly();
        try {
            get(keys);
        } finally {
            reads.release();
        }
    }

    private void transact(List<TransactWriteItem> moves, String jobId, String event) {
        List<TransactWriteItem> actions = new ArrayList<>(moves);
        String sortKey = String.format(Locale.ROOT, "COUNT#%02d", Math.floorMod(shard.getAndIncrement(), SHARDS));
        String instants = instants(event);
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":count", fromN(Integer.toString(moves.size()))));
        if (!instants.isEmpty()) {
            values.put(":now", now());
        }
        actions.add(TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Map.of("pk", fromS("JOB#" + jobId), "sk", fromS(sortKey)))
                        .updateExpression("ADD #event :count" + instants)
                        .expressionAttributeNames(Map.of("#event", event))
                        .expressionAttributeValues(values))
                .build());
        writes.acquireUninterruptibly();
        try {
            write(actions);
        } finally {
            writes.release();
        }
    }

    /** What the ledger notes beside a count. */
    private static String instants(String event) {
        return switch (event) {
            case "stored_events" -> " SET last_stored_on = :now";
            case "confirmed_events" ->
                " SET first_confirmed_on = if_not_exists(first_confirmed_on, :now), last_ended_on = :now, settled_on = :now";
            default -> "";
        };
    }

    private TransactWriteItem moving(SampleMovie movie, String from, String to, String attribute) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(movie))
                        .updateExpression("SET #state = :to, #moved_on = :now")
                        .conditionExpression("#state = :from AND #bucket = :bucket AND #key = :key")
                        .expressionAttributeNames(
                                Map.of("#state", "state", "#moved_on", attribute, "#bucket", "bucket", "#key", "key"))
                        .expressionAttributeValues(Map.of(
                                ":from", fromS(from),
                                ":to", fromS(to),
                                ":now", now(),
                                ":bucket", fromS(bucket),
                                ":key", fromS(movie.key())))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    private Map<String, AttributeValue> item(SampleMovie movie) {
        Map<String, AttributeValue> item = new HashMap<>(key(movie));
        item.put("job_id", fromS(movie.jobId()));
        item.put("movie_id", fromS(movie.movieId()));
        item.put("title", fromS(SampleMovie.TITLE));
        item.put("year", fromN(Integer.toString(SampleMovie.YEAR)));
        item.put("actor", fromS(SampleMovie.PERSON));
        item.put("director", fromS(SampleMovie.PERSON));
        item.put("bucket", fromS(bucket));
        item.put("key", fromS(movie.key()));
        item.put("stored_on", now());
        item.put("state", fromS("STORED"));
        return item;
    }

    private static Map<String, AttributeValue> key(SampleMovie movie) {
        int chunk = Integer.parseInt(movie.movieId()) / PER_CHUNK;
        return Map.of("pk", fromS("JOB#" + movie.jobId() + "#" + chunk), "sk", fromS("MOVIE#" + movie.movieId()));
    }

    private static Map<String, AttributeValue> jobKey(String jobId) {
        return Map.of("pk", fromS("JOB#" + jobId), "sk", fromS("JOB"));
    }

    private static AttributeValue now() {
        return fromS(Instant.now().toString());
    }
}
