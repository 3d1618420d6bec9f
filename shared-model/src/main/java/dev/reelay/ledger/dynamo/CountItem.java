package dev.reelay.ledger.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.ledger.Tally;
import dev.reelay.movie.JobId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The event counts of a job: they only grow, by {@code ADD} in the transaction of the moves that they count. Beside them stand the
 * instants of {@link CountStamp}.
 */
final class CountItem {

    private CountItem() {}

    /** What is counted. */
    enum Event {
        STORED("stored_events"),
        PROCESSED("processed_events"),
        CONFIRMED("confirmed_events"),
        FAILED("failed_events"),
        RECOVERED("recovered_events");

        private final String attribute;

        Event(String attribute) {
            this.attribute = attribute;
        }
    }

    static TransactWriteItem add(String table, JobId jobId, int shard, Map<Event, Integer> events, Instant now) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> additions = new ArrayList<>();
        events.forEach((event, count) -> {
            names.put("#" + event.attribute, event.attribute);
            values.put(":" + event.attribute, fromN(Integer.toString(count)));
            additions.add("#%s :%s".formatted(event.attribute, event.attribute));
        });
        String expression = "ADD " + String.join(", ", additions);
        List<String> stamps = new ArrayList<>();
        for (CountStamp stamp : CountStamp.values()) {
            if (events.keySet().stream().anyMatch(stamp::tellsOf)) {
                names.put("#" + stamp.attribute(), stamp.attribute());
                stamps.add(stamp.assignment(":now"));
            }
        }
        if (!stamps.isEmpty()) {
            values.put(":now", fromS(now.toString()));
            expression += " SET " + String.join(", ", stamps);
        }
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(Layout.countKey(jobId, shard))
                        .updateExpression(expression)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .build())
                .build();
    }

    static Tally tally(List<Attributes> counts) {
        return Tally.ofEvents(
                sum(counts, Event.STORED),
                sum(counts, Event.PROCESSED),
                sum(counts, Event.CONFIRMED),
                sum(counts, Event.FAILED),
                sum(counts, Event.RECOVERED));
    }

    static int sum(List<Attributes> counts, Event event) {
        return counts.stream()
                .filter(count -> count.has(event.attribute))
                .mapToInt(count -> Math.toIntExact(count.number(event.attribute)))
                .sum();
    }
}
