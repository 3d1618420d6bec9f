package dev.reelay.schema.aws;

import static dev.reelay.schema.TableLayout.EXPIRES_ON;
import static dev.reelay.schema.TableLayout.JOBS_NEWEST_FIRST;
import static dev.reelay.schema.TableLayout.LISTED;
import static dev.reelay.schema.TableLayout.LISTED_ON;
import static dev.reelay.schema.TableLayout.PARTITION_KEY;
import static dev.reelay.schema.TableLayout.SORT_KEY;

import dev.reelay.schema.Resource;
import dev.reelay.schema.Resource.Kind;
import dev.reelay.schema.Resource.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/** The table, as {@link dev.reelay.schema.TableLayout} describes it. */
record SchemaTable(DynamoDbClient dynamoDb, String name) implements SchemaPart {

    // AWS takes some ten seconds; the SDK's own waiters look only every twenty.
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int LOOKS = 600;

    private static final List<KeySchemaElement> KEYS = keys(PARTITION_KEY, SORT_KEY);
    private static final List<KeySchemaElement> INDEX_KEYS = keys(LISTED, LISTED_ON);

    @Override
    public Resource load() {
        Outcome outcome = create(this::describe);
        try (DynamoDbWaiter waiter = waiter()) {
            waiter.waitUntilTableExists(table -> table.tableName(name));
        }
        checkLayout(dynamoDb.describeTable(table -> table.tableName(name)).table());
        if (!expires()) {
            letExpire();
        }
        return new Resource(Kind.TABLE, name, outcome);
    }

    @Override
    public Resource find() {
        try {
            TableDescription table =
                    dynamoDb.describeTable(request -> request.tableName(name)).table();
            String detail = "about %d items, %s".formatted(table.itemCount(), table.tableStatusAsString());
            return new Resource(Kind.TABLE, name, Outcome.FOUND, detail);
        } catch (ResourceNotFoundException missing) {
            return new Resource(Kind.TABLE, name, Outcome.MISSING);
        }
    }

    @Override
    public Resource drop() {
        try (DynamoDbWaiter waiter = waiter()) {
            dynamoDb.deleteTable(table -> table.tableName(name));
            waiter.waitUntilTableNotExists(table -> table.tableName(name));
            return new Resource(Kind.TABLE, name, Outcome.DROPPED);
        } catch (ResourceNotFoundException missing) {
            return new Resource(Kind.TABLE, name, Outcome.MISSING);
        }
    }

    /** Creates it with this layout, unless it is there. */
    Outcome create(Consumer<CreateTableRequest.Builder> layout) {
        try {
            dynamoDb.describeTable(table -> table.tableName(name));
            return Outcome.EXISTING;
        } catch (ResourceNotFoundException missing) {
            try {
                dynamoDb.createTable(layout);
                return Outcome.CREATED;
            } catch (ResourceInUseException created) {
                // By someone else since the look-up.
                return Outcome.EXISTING;
            }
        }
    }

    private void describe(CreateTableRequest.Builder table) {
        table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KEYS)
                .attributeDefinitions(Stream.of(PARTITION_KEY, SORT_KEY, LISTED, LISTED_ON)
                        .map(SchemaTable::text)
                        .toList())
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName(JOBS_NEWEST_FIRST)
                        .keySchema(INDEX_KEYS)
                        .projection(projection -> projection.projectionType(ProjectionType.ALL))
                        .build());
    }

    private void checkLayout(TableDescription table) {
        boolean indexed = table.globalSecondaryIndexes().stream()
                .anyMatch(index -> index.indexName().equals(JOBS_NEWEST_FIRST)
                        && index.keySchema().equals(INDEX_KEYS));
        if (!indexed || !table.keySchema().equals(KEYS)) {
            throw new IllegalStateException(
                    "table '" + name + "' exists, but it is not one of Reelay's (keys pk and sk," + " index "
                            + JOBS_NEWEST_FIRST + "): choose another name for the table, or remove that one");
        }
    }

    private boolean expires() {
        TimeToLiveDescription expiry =
                dynamoDb.describeTimeToLive(table -> table.tableName(name)).timeToLiveDescription();
        return expiry.timeToLiveStatus() == TimeToLiveStatus.ENABLED
                || expiry.timeToLiveStatus() == TimeToLiveStatus.ENABLING;
    }

    private void letExpire() {
        try {
            dynamoDb.updateTimeToLive(table -> table.tableName(name)
                    .timeToLiveSpecification(expiry -> expiry.enabled(true).attributeName(EXPIRES_ON)));
        } catch (DynamoDbException refused) {
            // Whoever loads at the same time may have been first: AWS refuses to enable what is enabled.
            if (!expires()) {
                throw refused;
            }
        }
    }

    DynamoDbWaiter waiter() {
        return DynamoDbWaiter.builder()
                .client(dynamoDb)
                .overrideConfiguration(waiting -> waiting.maxAttempts(LOOKS)
                        .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(LOOK_EVERY)))
                .build();
    }

    static List<KeySchemaElement> keys(String hash, String range) {
        return List.of(
                KeySchemaElement.builder()
                        .attributeName(hash)
                        .keyType(KeyType.HASH)
                        .build(),
                KeySchemaElement.builder()
                        .attributeName(range)
                        .keyType(KeyType.RANGE)
                        .build());
    }

    static AttributeDefinition text(String attribute) {
        return AttributeDefinition.builder()
                .attributeName(attribute)
                .attributeType(ScalarAttributeType.S)
                .build();
    }
}
