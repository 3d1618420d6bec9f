package dev.reelay.widgets.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.schema.QueueLayout;
import dev.reelay.schema.TableLayout;
import dev.reelay.widgets.RequestId;
import dev.reelay.widgets.WidgetKey;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the one table holds of widgets: a partition for each.
 *
 * <table>
 * <caption>Items</caption>
 * <tr><th>item</th><th>pk</th><th>sk</th><th>attributes</th></tr>
 * <tr><td>who has it</td><td>{@code WIDGET#<owner>/<widgetId>}</td><td>{@code WIDGET}</td>
 * <td>{@code holder}, {@code held_until} (N, ms), {@code applied} (N),
 * {@code kept_in}, {@code known_until} (N)</td></tr>
 * <tr><td>last key given</td><td>the same</td><td>{@code INTAKE}</td><td>{@code latest} (N, µs)</td></tr>
 * <tr><td>request</td><td>the same</td><td>{@code REQUEST#<requestId>}</td><td>{@code key}, {@code digest}, {@code taken_on},
 * and once it is applied {@code applied_to} (SS), {@code applied_on}, {@code number} (N), {@code outcome}, {@code holder}</td></tr>
 * </table>
 *
 * <p>{@code applied} counts the requests applied to the widget, and {@code number} is a request's place among them. {@code applied_to} has
 * each {@linkplain dev.reelay.widgets.Destination destination} to whose widgets the request was applied, and what follows is of the last
 * time. {@code kept_in} is the destination of the last request that was applied to the widget. All items expire:
 * {@link QueueLayout#LONGEST_LIFE} after they were last of use. While there is the widget, its own does not, by {@code known_until}.
 */
final class WidgetPartition {

    static final String HOLDER = "holder";
    static final String HELD_UNTIL = "held_until";
    static final String APPLIED = "applied";
    static final String LATEST = "latest";
    static final String KEPT_IN = "kept_in";
    static final String KNOWN_UNTIL = "known_until";

    /** When nothing expires. */
    static final AttributeValue NEVER = fromN("253402300799");

    private WidgetPartition() {}

    static Map<String, AttributeValue> holding(WidgetKey widget) {
        return key(widget, "WIDGET");
    }

    static Map<String, AttributeValue> intake(WidgetKey widget) {
        return key(widget, "INTAKE");
    }

    static Map<String, AttributeValue> request(RequestId id) {
        return key(id.widget(), "REQUEST#" + id.value());
    }

    static AttributeValue expiry(Instant now) {
        return fromN(Long.toString(now.plus(QueueLayout.LONGEST_LIFE).getEpochSecond()));
    }

    private static Map<String, AttributeValue> key(WidgetKey widget, String sortKey) {
        return Map.of(
                TableLayout.PARTITION_KEY, fromS("WIDGET#" + widget.path()), TableLayout.SORT_KEY, fromS(sortKey));
    }
}
