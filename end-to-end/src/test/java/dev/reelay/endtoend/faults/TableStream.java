package dev.reelay.endtoend.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The stream of the table, read to where it is now, time after time. The product's table has none: the harness switches it on. */
final class TableStream {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Clients aws;
    private final String table;
    private final String stream;
    private final Map<String, String> iterators = new LinkedHashMap<>();
    private @Nullable String lastShard;

    private TableStream(Clients aws, String table, String stream) {
        this.aws = aws;
        this.table = table;
        this.stream = stream;
    }

    static TableStream on(Clients aws, String table) {
        String arn = aws.dynamoDb()
                .updateTable(request -> request.tableName(table)
                        .streamSpecification(specification ->
                                specification.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)))
                .tableDescription()
                .latestStreamArn();
        return new TableStream(aws, table, arn);
    }

    /** All changes since the last time, in the order of each item. */
    List<Change> changes() {
        String mark = "MARK#" + UUID.randomUUID();
        aws.dynamoDb()
                .putItem(request -> request.tableName(table)
                        .item(Map.of("pk", AttributeValue.fromS(mark), "sk", AttributeValue.fromS("MARK"))));
        List<Change> changes = new ArrayList<>();
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> {
            changes.addAll(next());
            return changes.stream().anyMatch(change -> change.partition().equals(mark));
        });
        return changes.stream()
                .filter(change -> !change.partition().startsWith("MARK#"))
                .toList();
    }

    private List<Change> next() {
        for (Shard shard : newShards()) {
            iterators.put(
                    shard.shardId(),
                    aws.streams()
                            .getShardIterator(request -> request.streamArn(stream)
                                    .shardId(shard.shardId())
                                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                            .shardIterator());
            lastShard = shard.shardId();
        }
        List<Change> changes = new ArrayList<>();
        // Parents come before their children, and so do the changes of an item that is in both.
        for (String shard : List.copyOf(iterators.keySet())) {
            changes.addAll(rest(shard));
        }
        return changes;
    }

    private List<Shard> newShards() {
        return aws.streams()
                .describeStream(request -> request.streamArn(stream).exclusiveStartShardId(lastShard))
                .streamDescription()
                .shards();
    }

    private List<Change> rest(String shard) {
        List<Change> changes = new ArrayList<>();
        while (iterators.containsKey(shard)) {
            String iterator = Objects.requireNonNull(iterators.get(shard));
            GetRecordsResponse page = aws.streams().getRecords(request -> request.shardIterator(iterator));
            page.records().stream().map(TableStream::change).forEach(changes::add);
            if (page.nextShardIterator() == null) {
                iterators.remove(shard);
            } else {
                iterators.put(shard, page.nextShardIterator());
            }
            if (page.records().isEmpty()) {
                break;
            }
        }
        return changes;
    }

    private static Change change(Record change) {
        StreamRecord what = change.dynamodb();
        Attributes key = new Attributes(what.keys());
        return new Change(
                key.text("pk"), key.text("sk"), new Attributes(what.oldImage()), new Attributes(what.newImage()));
    }
}
