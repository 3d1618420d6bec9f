package dev.reelay.widgets.dynamo;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.backend.Feature;
import dev.reelay.backend.MissingResourceException;
import dev.reelay.backend.RequiredNames;
import dev.reelay.backend.aws.EmbeddedBackend;
import dev.reelay.backend.aws.TestBackend;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@Timeout(120)
class WidgetTableKeysTests {

    private final TestBackend backend =
            EmbeddedBackend.named("widget-table-keys").loadWidgets();
    private final DynamoDbClient client = backend.dynamoDbClient().build();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void start_withTheTableThatSchemaLoadCreates_goesOn() {
        keys(backend.widgetNames().widgetsTable()).atStart();
    }

    @Test
    void start_withoutATable_leavesItToWhoLooksForIt() {
        keys("not-there").atStart();
    }

    @Test
    void start_withATableOfOtherKeys_saysWhichAreNeeded() {
        client.createTable(table -> table.tableName("by-id")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("widgetId")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("widgetId")
                        .attributeType(ScalarAttributeType.S)
                        .build()));

        assertThatExceptionOfType(MissingResourceException.class)
                .isThrownBy(() -> keys("by-id").atStart())
                .withMessageContainingAll(
                        "table by-id with the keys ownerKey (partition) and widgetId (sort)", "with widgetId HASH");
    }

    private WidgetTableKeys keys(String table) {
        Feature widgets = Feature.demanded("Widget requests", RequiredNames.none(), "widget");
        return new WidgetTableKeys(widgets, client, table, Duration.ofSeconds(20));
    }
}
