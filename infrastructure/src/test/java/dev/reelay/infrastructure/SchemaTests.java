package dev.reelay.infrastructure;

import static dev.reelay.infrastructure.Stacks.aStack;
import static dev.reelay.infrastructure.Stacks.widgets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.infrastructure.permissions.aws.CallRecorder;
import dev.reelay.infrastructure.template.Place;
import dev.reelay.infrastructure.template.Resource;
import dev.reelay.infrastructure.template.Stack;
import dev.reelay.infrastructure.template.Template;
import dev.reelay.infrastructure.template.Value;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.WidgetNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The template creates what {@code schema load} creates: each property of either is in the other too, with the same value, but for
 * those that are listed here with their reason.
 */
class SchemaTests {

    private static final Map<String, String> QUEUE_ONLY_IN_TEMPLATE = Map.of(
            "RedriveAllowPolicy", "a matter of the account's infrastructure, and ElasticMQ refuses it",
            "SqsManagedSseEnabled", "AWS's default for new queues, written down");

    private static final Map<String, String> TABLE_ONLY_IN_TEMPLATE = Map.of(
            "PointInTimeRecoverySpecification", "backups are the account's, and cost by size",
            "DeletionProtectionEnabled", "schema drop has to be able to remove what schema load created");

    private static final Map<String, String> BUCKET_ONLY_IN_TEMPLATE = Map.of(
            "BucketEncryption", "AWS's default for new buckets, written down",
            "OwnershipControls", "AWS's default for new buckets, written down",
            "PublicAccessBlockConfiguration", "AWS's default for new buckets, written down",
            "LifecycleConfiguration", "how long files are kept is the account's to say");

    @ParameterizedTest
    @ValueSource(strings = {"", ".fifo"})
    void queues_whateverTheirType_areThoseOfTheSchema(String suffix) {
        assertQueues(8, RecordedSchema.of(suffix), aStack(suffix));
    }

    @Test
    void queues_whenWidgetsAreUsed_areThoseOfTheSchemaToo() {
        assertQueues(10, RecordedSchema.withWidgets(), aStack("", widgets("s3", Map.of())));
    }

    private static void assertQueues(int count, RecordedSchema schema, Stack stack) {
        Map<String, Map<String, String>> created = new TreeMap<>();
        schema.load()
                .requests("CreateQueue")
                .forEach(request -> created.put(request.field("QueueName").text(), requestedQueue(request)));

        Map<String, Map<String, String>> written = new TreeMap<>();
        stack.resources("AWS::SQS::Queue")
                .forEach(queue ->
                        written.put(queue.text("QueueName"), properties(queue, QUEUE_ONLY_IN_TEMPLATE.keySet())));

        assertThat(written).hasSize(count).isEqualTo(created);
    }

    private static Map<String, String> requestedQueue(Value request) {
        Map<String, Value> queue =
                new LinkedHashMap<>(request.field("Attributes").fields());
        queue.put("QueueName", request.field("QueueName"));
        // SQS takes a policy as JSON in a text.
        queue.computeIfPresent("RedrivePolicy", (name, json) -> Value.parse(json.text()));
        return comparable(new Value.Fields(queue).texts(), Set.of());
    }

    @Test
    void table_always_isThatOfTheSchema() {
        CallRecorder load = RecordedSchema.of("").load();
        Map<String, Value> created =
                new LinkedHashMap<>(load.requests("CreateTable").getFirst().fields());
        Value expiry = load.requests("UpdateTimeToLive").getFirst();
        assertThat(expiry.field("TableName")).isEqualTo(created.get("TableName"));
        created.put("TimeToLiveSpecification", expiry.field("TimeToLiveSpecification"));

        List<Resource> tables = aStack("").resources("AWS::DynamoDB::Table");

        assertThat(tables)
                .singleElement()
                .satisfies(table -> assertThat(properties(table, TABLE_ONLY_IN_TEMPLATE.keySet()))
                        .isEqualTo(comparable(new Value.Fields(created).texts(), Set.of())));
    }

    @Test
    void widgetsTable_whenWidgetsAreUsed_isThatOfTheSchema() {
        List<Value> created = RecordedSchema.withWidgets().load().requests("CreateTable");
        Resource table = aStack("", widgets("s3", Map.of())).resource("WidgetsTable");

        assertThat(created)
                .filteredOn(request -> request.field("TableName").text().equals(table.text("TableName")))
                .singleElement()
                .satisfies(request -> assertThat(properties(table, TABLE_ONLY_IN_TEMPLATE.keySet()))
                        .isEqualTo(comparable(request.texts(), Set.of())));
    }

    @Test
    void bucket_whenItsNameIsGiven_isThatOfTheSchema() {
        Map<String, String> created =
                RecordedSchema.of("").load().requests("CreateBucket").getFirst().texts();

        List<Resource> buckets = aStack("").resources("AWS::S3::Bucket");

        assertThat(created).containsOnlyKeys("Bucket");
        assertThat(buckets)
                .singleElement()
                .satisfies(bucket -> assertThat(properties(bucket, BUCKET_ONLY_IN_TEMPLATE.keySet()))
                        .isEqualTo(Map.of("BucketName", created.get("Bucket"))));
    }

    @Test
    void buckets_whenWidgetsAreUsed_areThoseOfTheSchemaToo() {
        List<Map<String, String>> created = RecordedSchema.withWidgets().load().requests("CreateBucket").stream()
                .map(request -> Map.of("BucketName", request.field("Bucket").text()))
                .toList();

        List<Resource> buckets = aStack("", widgets("s3", Map.of())).resources("AWS::S3::Bucket");

        assertThat(created).hasSize(3);
        assertThat(buckets)
                .extracting(bucket -> properties(bucket, BUCKET_ONLY_IN_TEMPLATE.keySet()))
                .containsExactlyInAnyOrderElementsOf(created);
    }

    @Test
    void names_byDefault_areThoseOfTheContractButForTheBucketWhichIsGlobal() {
        Stack stack = Template.reelay().stack(Place.anywhere(), Map.of());
        SchemaNames names = SchemaNames.defaults();

        assertThat(stack.exports())
                .containsEntry("reelay-BucketName", names.bucket() + "-111122223333-us-east-1")
                .containsEntry("reelay-TableName", names.table())
                .containsEntry("reelay-GenerateQueueName", names.generateQueue())
                .containsEntry("reelay-LoadQueueName", names.loadQueue())
                .containsEntry("reelay-ConfirmQueueName", names.confirmQueue())
                .containsEntry("reelay-SweepQueueName", names.sweepQueue());
    }

    @Test
    void namesOfWidgets_byDefault_areThoseOfTheContractButForTheBucketsWhichAreGlobal() {
        WidgetNames names = WidgetNames.defaults();

        assertThat(exports("s3"))
                .containsEntry("reelay-RequestsBucketName", names.requestsBucket() + "-111122223333-us-east-1")
                .containsEntry("reelay-WidgetDestination", names.widgetsBucket() + "-111122223333-us-east-1")
                .containsEntry(
                        "reelay-WidgetQueueUrl", "https://sqs.us-east-1.amazonaws.com/111122223333/" + names.queue());
        assertThat(exports("dynamodb")).containsEntry("reelay-WidgetDestination", names.widgetsTable());
        assertThat(exports("none")).doesNotContainKeys("reelay-RequestsBucketName", "reelay-WidgetDestination");
    }

    private static Map<String, String> exports(String widgetStorage) {
        return Template.reelay()
                .stack(Place.anywhere(), Map.of("WidgetStorage", widgetStorage))
                .exports();
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "fifo"})
    void names_whenTheyAreGiven_giveDeadLetterQueuesTheNamesThatTheServicesExpect(String type) {
        Stack stack = aStack(
                "",
                Map.of(
                        "QueueType", type,
                        "GenerateQueueName", "g".repeat(71),
                        "LoadQueueName", "my-load",
                        "ConfirmQueueName", "my_confirm",
                        "SweepQueueName", "my-sweep",
                        "TableName", "my.table"));

        SchemaNames names = new SchemaNames(
                stack.resource("Bucket").text("BucketName"),
                stack.resource("Table").text("TableName"),
                stack.resource("GenerateQueue").text("QueueName"),
                stack.resource("LoadQueue").text("QueueName"),
                stack.resource("ConfirmQueue").text("QueueName"),
                stack.resource("SweepQueue").text("QueueName"));

        assertThat(SchemaNames.isFifo(names.loadQueue())).isEqualTo(type.equals("fifo"));
        assertThat(List.of("Generate", "Load", "Confirm", "Sweep"))
                .allSatisfy(stage -> assertThat(
                                stack.resource(stage + "DeadLetters").text("QueueName"))
                        .isEqualTo(SchemaNames.deadLetterQueue(
                                stack.resource(stage + "Queue").text("QueueName"))));
    }

    @Test
    void exceptions_always_areStillInTheTemplate() {
        assertThat(propertiesOf("AWS::SQS::Queue")).containsAll(QUEUE_ONLY_IN_TEMPLATE.keySet());
        assertThat(propertiesOf("AWS::DynamoDB::Table")).containsAll(TABLE_ONLY_IN_TEMPLATE.keySet());
        assertThat(propertiesOf("AWS::S3::Bucket")).containsAll(BUCKET_ONLY_IN_TEMPLATE.keySet());
    }

    private static Set<String> propertiesOf(String type) {
        return aStack("", widgets("s3", Map.of())).resources(type).stream()
                .flatMap(resource -> resource.properties().fields().keySet().stream())
                .collect(Collectors.toSet());
    }

    private static Map<String, String> properties(Resource resource, Set<String> onlyInTemplate) {
        return comparable(resource.properties().texts(), onlyInTemplate);
    }

    /** Without what is left out, and with a queue's name for its ARN: accounts and regions differ. */
    private static Map<String, String> comparable(Map<String, String> texts, Set<String> leftOut) {
        Map<String, String> comparable = new TreeMap<>();
        texts.forEach((path, text) -> {
            if (!leftOut.contains(path.replaceFirst("[.\\[].*", ""))) {
                comparable.put(path, path.endsWith("Arn") ? text.replaceFirst(".*:", "") : text);
            }
        });
        return comparable;
    }
}
