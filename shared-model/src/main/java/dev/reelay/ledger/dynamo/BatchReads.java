package dev.reelay.ledger.dynamo;

import dev.reelay.ledger.LedgerBusyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Reads many items in few calls. A {@code BatchGetItem} takes 100 keys, none of them twice, and may leave keys unread when it is
 * throttled (AWS: "BatchGetItem"): these are asked for again after a pause. The pairs of files of somebody's own are not read: a
 * hundred files would fill the memory.
 */
final class BatchReads {

    private static final int MOST_KEYS = 100;

    private final DynamoDbClient client;
    private final String table;
    private final RetryTemplate whileThrottled = new RetryTemplate(RetryPolicy.builder()
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

    /** The items that there are, by their keys, {@link MovieItem#WITHOUT_PAIRS}; read with strong consistency. */
    Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items(Set<Map<String, AttributeValue>> keys) {
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found = new HashMap<>();
        List<Map<String, AttributeValue>> unread = new ArrayList<>(keys);
        while (!unread.isEmpty()) {
            whileThrottled.invoke(() -> {
                readSome(unread, found);
                return found;
            });
        }
        return found;
    }

    /** Asks for as many as one call takes; those that were answered for are gone from the list. */
    private void readSome(
            List<Map<String, AttributeValue>> unread,
            Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found) {
        List<Map<String, AttributeValue>> asked = unread.subList(0, Math.min(MOST_KEYS, unread.size()));
        KeysAndAttributes keys = KeysAndAttributes.builder()
                .keys(List.copyOf(asked))
                .consistentRead(true)
                .projectionExpression(MovieItem.WITHOUT_PAIRS.expression())
                .expressionAttributeNames(MovieItem.WITHOUT_PAIRS.names())
                .build();
        BatchGetItemResponse response = client.batchGetItem(request -> request.requestItems(Map.of(table, keys)));
        response.responses().getOrDefault(table, List.of()).forEach(item -> found.put(Layout.keyOf(item), item));
        asked.clear();
        KeysAndAttributes left = response.unprocessedKeys().get(table);
        if (left != null && !left.keys().isEmpty()) {
            unread.addAll(left.keys());
            throw new LedgerBusyException(
                    "DynamoDB left " + left.keys().size() + " keys unread for too long: its read capacity is exhausted",
                    null);
        }
    }
}
