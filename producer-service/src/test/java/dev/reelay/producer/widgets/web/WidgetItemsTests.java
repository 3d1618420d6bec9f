package dev.reelay.producer.widgets.web;

import dev.reelay.producer.EmbeddedBackend;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.schema.WidgetNames;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Widgets that are items. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EmbeddedBackend.WidgetItems.class)
@Import(ServiceUnderTest.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class WidgetItemsTests extends WidgetKit {

    WidgetItemsTests(ServiceUnderTest service, WidgetNames names) {
        super(service, names);
    }

    @Override
    void keep(WidgetNames names, String ownerKey, String widgetId, Map<String, String> attributes) {
        Map<String, AttributeValue> item = new HashMap<>();
        attributes.forEach((name, value) -> item.put(name, AttributeValue.fromS(value)));
        item.put("ownerKey", AttributeValue.fromS(ownerKey));
        item.put("widgetId", AttributeValue.fromS(widgetId));
        AWS.dynamoDb()
                .putItem(request -> request.tableName(names.widgetsTable()).item(item));
    }
}
