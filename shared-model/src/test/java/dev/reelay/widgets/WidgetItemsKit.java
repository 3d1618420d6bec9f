package dev.reelay.widgets;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.widgets.dynamo.WidgetLedgers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The same for widgets that are items: each attribute at the top level. */
abstract class WidgetItemsKit extends WidgetsKit {

    private final String table;
    private final Widgets widgets;

    WidgetItemsKit(TestBackend backend) {
        super(backend);
        this.table = backend.widgetNames().widgetsTable();
        this.widgets = WidgetLedgers.items(dynamoDb, table, backend.names().table(), clock);
    }

    @Override
    Widgets widgets() {
        return widgets;
    }

    @Override
    Optional<Map<String, String>> raw(WidgetKey key) {
        Map<String, AttributeValue> item = dynamoDb.getItem(
                        request -> request.tableName(table).key(key(key)).consistentRead(true))
                .item();
        if (item.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> attributes = new HashMap<>();
        item.forEach((name, value) -> attributes.put(name, value.s()));
        assertThat(attributes.remove("ownerKey")).isEqualTo("ann-lee");
        assertThat(attributes.remove("widgetId")).isEqualTo(key.widgetId());
        return Optional.of(attributes);
    }

    @Override
    void spoil(WidgetKey key) {
        dynamoDb.putItem(request -> request.tableName(table).item(key(key)));
    }

    private static Map<String, AttributeValue> key(WidgetKey key) {
        return Map.of("ownerKey", fromS(key.owner()), "widgetId", fromS(key.widgetId()));
    }
}
