package dev.reelay.schema.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelay.localaws.LocalAws;
import dev.reelay.schema.Resource;
import dev.reelay.schema.Resource.Kind;
import dev.reelay.schema.Resource.Outcome;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.WidgetNames;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What {@code --widgets} adds to the schema. */
class WidgetSchemaTests {

    private static final LocalAws AWS = LocalAws.shared();

    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final SchemaNames names = new SchemaNames(
            "bucket-" + id, "table-" + id, "generate-" + id, "load-" + id, "confirm-" + id, "sweep-" + id);
    private final WidgetNames widgets =
            new WidgetNames("requests-" + id, "requests-" + id + ".fifo", "widgets-" + id, "widgets-" + id);
    private final AwsSchema schema = new AwsSchema(AWS.sqs(), AWS.dynamoDb(), AWS.s3(), names, Optional.of(widgets));

    @Test
    void load_withWidgets_createsTheirPartsBeforeTheQueuesAndThenNothingMore() {
        List<Resource> loaded = schema.load();

        assertThat(loaded).hasSize(15);
        assertThat(loaded.subList(2, 7))
                .containsExactly(
                        new Resource(Kind.BUCKET, "requests-" + id, Outcome.CREATED),
                        new Resource(Kind.BUCKET, "widgets-" + id, Outcome.CREATED),
                        new Resource(Kind.TABLE, "widgets-" + id, Outcome.CREATED),
                        new Resource(Kind.QUEUE, "requests-" + id + "-dlq.fifo", Outcome.CREATED),
                        new Resource(Kind.QUEUE, "requests-" + id + ".fifo", Outcome.CREATED));
        // By which it is known that all is there: the Dockerfile, and local-aws/compose.yml.
        assertThat(loaded.getLast()).isEqualTo(new Resource(Kind.QUEUE, "sweep-" + id, Outcome.CREATED));
        assertThat(schema.load()).extracting(Resource::outcome).containsOnly(Outcome.EXISTING);
        assertThat(schema.list()).extracting(Resource::outcome).containsOnly(Outcome.FOUND);
        assertThat(schema.drop()).hasSize(15).extracting(Resource::outcome).containsOnly(Outcome.DROPPED);
        assertThat(schema.list()).extracting(Resource::outcome).containsOnly(Outcome.MISSING);
    }

    @Test
    void load_withWidgets_setsTableAndQueueUp() {
        schema.load();

        assertThat(AWS.dynamoDb()
                        .describeTable(request -> request.tableName(widgets.widgetsTable()))
                        .table()
                        .keySchema())
                .extracting(key -> key.attributeName() + " " + key.keyType())
                .containsExactly("ownerKey " + KeyType.HASH, "widgetId " + KeyType.RANGE);
        String url = AWS.sqs()
                .getQueueUrl(request -> request.queueName(widgets.queue()))
                .queueUrl();
        assertThat(AWS.sqs()
                        .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                        .attributes())
                .containsEntry(QueueAttributeName.FIFO_QUEUE, "true")
                .hasEntrySatisfying(
                        QueueAttributeName.REDRIVE_POLICY,
                        policy -> assertThat(policy).contains(":requests-" + id + "-dlq.fifo\""));
    }

    @Test
    void load_whenTheTableOfWidgetsIsAnothers_leavesItAndSaysSo() {
        AWS.dynamoDb()
                .createTable(table -> table.tableName(widgets.widgetsTable())
                        .billingMode("PAY_PER_REQUEST")
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("ownerKey")
                                .keyType(KeyType.HASH)
                                .build())
                        .attributeDefinitions(SchemaTable.text("ownerKey")));

        assertThatThrownBy(schema::load)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("table 'widgets-" + id + "' exists, but it is not one for widgets");
    }
}
