package dev.reelay.widgets.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.schema.WidgetTableLayout;
import dev.reelay.widgets.Application;
import dev.reelay.widgets.Kept;
import dev.reelay.widgets.Owner;
import dev.reelay.widgets.Widget;
import dev.reelay.widgets.WidgetKey;
import dev.reelay.widgets.Widgets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Widgets as items, {@link WidgetTableLayout}. A widget changes in the transaction that enters its request as applied: both happen or
 * neither, and only while the widget is its holder's.
 */
final class WidgetsTable implements Widgets {

    private static final String OWNER = "owner";

    private final DynamoDbClient client;
    private final String table;
    private final RequestsTable requests;
    private final AwsRequestOverrideConfiguration bounds;

    /** A read takes at most {@code timeout}, because a client may wait for it. */
    WidgetsTable(DynamoDbClient client, String table, RequestsTable requests, Duration timeout) {
        this.client = client;
        this.table = table;
        this.requests = requests;
        this.bounds = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(timeout)
                .build();
    }

    @Override
    public Optional<Kept> find(WidgetKey key) {
        Map<String, AttributeValue> item = client.getItem(request -> request.tableName(table)
                        .overrideConfiguration(bounds)
                        .key(key(key))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(new Kept(widget(key, item), ""));
    }

    @Override
    public boolean carryOut(Application application) {
        return requests.record(application, application.changesNothing() ? List.of() : List.of(change(application)));
    }

    private TransactWriteItem change(Application application) {
        TransactWriteItem.Builder action = TransactWriteItem.builder();
        return application
                .change()
                .after()
                .map(widget -> action.put(
                        Put.builder().tableName(table).item(item(widget)).build()))
                .orElseGet(() -> action.delete(Delete.builder()
                        .tableName(table)
                        .key(key(application.lease().widget()))
                        .build()))
                .build();
    }

    private static Map<String, AttributeValue> key(WidgetKey key) {
        return Map.of(
                WidgetTableLayout.OWNER_KEY, fromS(key.owner()), WidgetTableLayout.WIDGET_ID, fromS(key.widgetId()));
    }

    private static Map<String, AttributeValue> item(Widget widget) {
        Map<String, AttributeValue> item = new HashMap<>(key(widget.key()));
        item.put(OWNER, fromS(widget.owner().name()));
        widget.attributes().forEach((name, value) -> item.put(name, fromS(value)));
        return item;
    }

    private Widget widget(WidgetKey key, Map<String, AttributeValue> item) {
        SortedMap<String, String> attributes = new TreeMap<>();
        item.forEach((name, value) -> {
            if (value.s() != null) {
                attributes.put(name, value.s());
            }
        });
        attributes.remove(WidgetTableLayout.OWNER_KEY);
        attributes.remove(WidgetTableLayout.WIDGET_ID);
        String owner = Optional.ofNullable(attributes.remove(OWNER)).orElse("");
        try {
            return new Widget(new Owner(owner), key.widgetId(), attributes);
        } catch (IllegalArgumentException broken) {
            throw new IllegalStateException(
                    "item %s of table %s is not a widget that was written here: %s. Mend or remove it"
                            .formatted(key, table, broken.getMessage()),
                    broken);
        }
    }
}
