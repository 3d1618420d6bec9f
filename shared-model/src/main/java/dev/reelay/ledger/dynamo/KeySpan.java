package dev.reelay.ledger.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.timeline.TimeWindow;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Sort keys that begin with an instant, newest first: those of a time window, from a place on. Not an exclusive start key says where
 * a page goes on: DynamoDB refuses one outside of the window, and an event that is told by the counts has no item to start from.
 *
 * @param lower all keys are after it
 * @param upper all keys are before it, or equal it
 * @param place the key after which a page goes on; no key of the span is newer
 */
record KeySpan(String lower, String upper, Optional<String> place) {

    /** Before and after every instant's text: a key goes on after its instant, so it is after the bare text of the same instant. */
    private static final String FIRST = "-";

    private static final String LAST = "~";

    /** The keys with {@code prefix} and then an instant within {@code window}. */
    static KeySpan of(String prefix, TimeWindow window, Optional<String> place) {
        String lower = prefix + window.from().map(Layout::sortable).orElse(FIRST);
        String upper = prefix + window.to().map(Layout::sortable).orElse(LAST);
        Optional<String> from = place.map(text -> prefix + text);
        return new KeySpan(lower, from.filter(key -> key.compareTo(upper) < 0).orElse(upper), from);
    }

    /** Whether no key can be in it: DynamoDB refuses to look. */
    boolean isEmpty() {
        return lower.compareTo(upper) >= 0;
    }

    /** Whether the key is one of it and comes after the place. */
    boolean holds(String key) {
        return lower.compareTo(key) < 0
                && key.compareTo(upper) <= 0
                && place.filter(key::equals).isEmpty();
    }

    /** What has such keys in the sort key {@code sort}, under a partition key. */
    QueryRequest.Builder newestFirst(String partition, AttributeValue value, String sort) {
        return QueryRequest.builder()
                .scanIndexForward(false)
                .keyConditionExpression("#partition = :partition AND #sort BETWEEN :lower AND :upper")
                .expressionAttributeNames(Map.of("#partition", partition, "#sort", sort))
                .expressionAttributeValues(Map.of(":partition", value, ":lower", fromS(lower), ":upper", fromS(upper)));
    }
}
