package dev.reelay.schema.aws;

import static dev.reelay.schema.WidgetTableLayout.OWNER_KEY;
import static dev.reelay.schema.WidgetTableLayout.WIDGET_ID;

import dev.reelay.schema.Resource;
import dev.reelay.schema.Resource.Kind;
import dev.reelay.schema.Resource.Outcome;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/** The table of widgets, as {@link dev.reelay.schema.WidgetTableLayout} describes it. It is found and dropped as the other one is. */
record SchemaWidgetTable(DynamoDbClient dynamoDb, String name) implements SchemaPart {

    private static final List<KeySchemaElement> KEYS = SchemaTable.keys(OWNER_KEY, WIDGET_ID);

    @Override
    public Resource load() {
        Outcome outcome = asTable().create(this::describe);
        try (DynamoDbWaiter waiter = asTable().waiter()) {
            waiter.waitUntilTableExists(table -> table.tableName(name));
        }
        List<KeySchemaElement> keys =
                dynamoDb.describeTable(table -> table.tableName(name)).table().keySchema();
        if (!keys.equals(KEYS)) {
            throw new IllegalStateException("table '" + name + "' exists, but it is not one for widgets (keys "
                    + OWNER_KEY + " and " + WIDGET_ID + "): choose another name for the table, or remove that one");
        }
        return new Resource(Kind.TABLE, name, outcome);
    }

    @Override
    public Resource find() {
        return asTable().find();
    }

    @Override
    public Resource drop() {
        return asTable().drop();
    }

    private SchemaTable asTable() {
        return new SchemaTable(dynamoDb, name);
    }

    private void describe(CreateTableRequest.Builder table) {
        table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KEYS)
                .attributeDefinitions(SchemaTable.text(OWNER_KEY), SchemaTable.text(WIDGET_ID));
    }
}
