package dev.reelay.widgets.dynamo;

import static dev.reelay.schema.WidgetTableLayout.OWNER_KEY;
import static dev.reelay.schema.WidgetTableLayout.WIDGET_ID;

import dev.reelay.backend.AtStart;
import dev.reelay.backend.BackendUnreachableException;
import dev.reelay.backend.Feature;
import dev.reelay.backend.MissingResourceException;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * Looks whether the table of widgets has the keys of {@link dev.reelay.schema.WidgetTableLayout}:
 * DynamoDB would refuse each single widget in another. Whether the table is there at all is looked for elsewhere.
 */
final class WidgetTableKeys implements AtStart {

    private static final List<String> NEEDED = List.of(OWNER_KEY + " HASH", WIDGET_ID + " RANGE");

    private final Feature widgets;
    private final DynamoDbClient client;
    private final String table;
    private final Duration timeout;

    /** Waits for the answer at most {@code timeout}. */
    WidgetTableKeys(Feature widgets, DynamoDbClient client, String table, Duration timeout) {
        this.widgets = widgets;
        this.client = client;
        this.table = table;
        this.timeout = timeout;
    }

    @Override
    public void atStart() {
        if (widgets.whyOff().isEmpty()) {
            check();
        }
    }

    private void check() {
        try {
            List<String> keys = keys();
            if (!keys.equals(NEEDED)) {
                throw new MissingResourceException(List.of(
                        "table %s with the keys %s (partition) and %s (sort); there is one of this name, with %s"
                                .formatted(table, OWNER_KEY, WIDGET_ID, String.join(", ", keys))));
            }
        } catch (ResourceNotFoundException absent) {
            // Nothing to compare.
        } catch (SdkException unanswered) {
            throw new BackendUnreachableException("table " + table, unanswered);
        }
    }

    private List<String> keys() {
        List<KeySchemaElement> keys = client.describeTable(request -> request.tableName(table)
                        .overrideConfiguration(
                                bounds -> bounds.apiCallTimeout(timeout).apiCallAttemptTimeout(timeout)))
                .table()
                .keySchema();
        return keys.stream()
                .map(key -> key.attributeName() + " " + key.keyTypeAsString())
                .toList();
    }
}
