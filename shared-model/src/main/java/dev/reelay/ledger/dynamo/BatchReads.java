package dev.reelay.ledger.dynamo;

import dev.reelay.ledger.LedgerBusyException;
import dev.reelay.ledger.Lookup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Reads many movies in one {@code BatchGetItem}. It takes 100 keys, none of them twice, and may leave keys unread when it is
 * throttled (AWS: "BatchGetItem"): these are asked for again after a pause.
 */
final class BatchReads {

    static final int MOST_KEYS = 100;

    private final DynamoDbClient client;
    private final String table;
    private final RetryTemplate whileIncomplete = new RetryTemplate(RetryPolicy.builder()
            .includes(LedgerBusyException.class)
            .maxRetries(6)
            .delay(Duration.ofMillis(20))
            .jitter(Duration.ofMillis(20))
            .multiplier(2)
            .build());

    BatchReads(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    List<Lookup> read(List<MovieKey> movies) {
        Map<Map<String, AttributeValue>, Lookup> found = new HashMap<>();
        List<Map<String, AttributeValue>> unread = new ArrayList<>(
                new LinkedHashSet<>(movies).stream().map(MovieKey::key).toList());
        whileIncomplete.invoke(() -> {
            readSome(unread, found);
            return found;
        });
        return movies.stream()
                .map(movie -> found.getOrDefault(movie.key(), new Lookup.Absent()))
                .toList();
    }

    private void readSome(List<Map<String, AttributeValue>> unread, Map<Map<String, AttributeValue>, Lookup> found) {
        KeysAndAttributes keys = KeysAndAttributes.builder()
                .keys(List.copyOf(unread))
                .consistentRead(true)
                .build();
        BatchGetItemResponse response = client.batchGetItem(request -> request.requestItems(Map.of(table, keys)));
        response.responses().getOrDefault(table, List.of()).stream()
                .forEach(item -> found.put(Layout.keyOf(item), MovieItem.lookup(item)));
        KeysAndAttributes left = response.unprocessedKeys().get(table);
        unread.clear();
        if (left != null && !left.keys().isEmpty()) {
            unread.addAll(left.keys());
            throw new LedgerBusyException(
                    "DynamoDB left " + unread.size() + " keys unread for too long: its read capacity is exhausted",
                    null);
        }
    }
}
