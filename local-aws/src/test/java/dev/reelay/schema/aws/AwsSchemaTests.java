package dev.reelay.schema.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelay.localaws.LocalAws;
import dev.reelay.schema.Resource;
import dev.reelay.schema.Resource.Kind;
import dev.reelay.schema.Resource.Outcome;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.TableLayout;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class AwsSchemaTests {

    private static final LocalAws AWS = LocalAws.shared();

    private final SchemaNames names = aSchema();
    private final AwsSchema schema = new AwsSchema(AWS.sqs(), AWS.dynamoDb(), AWS.s3(), names);

    @ParameterizedTest
    @ValueSource(strings = {"", ".fifo"})
    void load_whenNothingIsThere_createsAllAndThenNothingMore(String suffix) {
        SchemaNames suffixed = names.withQueueSuffix(suffix);
        AwsSchema ours = new AwsSchema(AWS.sqs(), AWS.dynamoDb(), AWS.s3(), suffixed);

        assertThat(ours.load()).hasSize(10).allMatch(is(Outcome.CREATED));
        assertThat(ours.load()).hasSize(10).allMatch(is(Outcome.EXISTING));
        assertThat(ours.list())
                .allMatch(is(Outcome.FOUND))
                .extracting(Resource::name)
                .contains(suffixed.bucket(), suffixed.table())
                .containsAll(suffixed.queues())
                .containsAll(suffixed.queues().stream()
                        .map(SchemaNames::deadLetterQueue)
                        .toList());
        assertThat(ours.drop()).hasSize(10).allMatch(is(Outcome.DROPPED));
        assertThat(ours.drop()).hasSize(10).allMatch(is(Outcome.MISSING));
        assertThat(ours.list()).hasSize(10).allMatch(is(Outcome.MISSING));
    }

    @Test
    void load_whenSeveralLoadAtOnce_eachSucceeds() throws Exception {
        try (ExecutorService loaders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Resource>>> loads = IntStream.range(0, 6)
                    .<Callable<List<Resource>>>mapToObj(i -> schema::load)
                    .toList();
            for (Future<List<Resource>> load : loaders.invokeAll(loads)) {
                assertThat(load.get()).hasSize(10).allMatch(is(Outcome.CREATED).or(is(Outcome.EXISTING)));
            }
        }
        assertThat(schema.list()).allMatch(is(Outcome.FOUND));
    }

    @Test
    void load_whenPartOfItIsThere_createsTheRest() {
        AWS.sqs().createQueue(queue -> queue.queueName(names.loadQueue()));

        assertThat(schema.load())
                .filteredOn(is(Outcome.EXISTING))
                .extracting(Resource::name)
                .containsExactly(names.loadQueue());
    }

    @Test
    void load_whenDone_hasSetTheTableUp() {
        schema.load();

        TableDescription table = AWS.dynamoDb()
                .describeTable(request -> request.tableName(names.table()))
                .table();
        assertThat(table.keySchema())
                .extracting(key -> key.attributeName() + " " + key.keyType())
                .containsExactly("pk " + KeyType.HASH, "sk " + KeyType.RANGE);
        assertThat(table.globalSecondaryIndexes())
                .singleElement()
                .satisfies(index -> assertThat(index.indexName()).isEqualTo(TableLayout.JOBS_NEWEST_FIRST));
        assertThat(table.billingModeSummary().billingModeAsString()).isEqualTo("PAY_PER_REQUEST");
        assertThat(AWS.dynamoDb()
                        .describeTimeToLive(request -> request.tableName(names.table()))
                        .timeToLiveDescription()
                        .attributeName())
                .isEqualTo("expires_on");
    }

    @Test
    void load_whenDone_hasSetTheQueuesUp() {
        schema.load();

        assertThat(attribute(names.loadQueue(), QueueAttributeName.VISIBILITY_TIMEOUT))
                .isEqualTo("30");
        assertThat(attribute(names.loadQueue(), QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS))
                .isEqualTo("20");
        assertThat(attribute(names.loadQueue(), QueueAttributeName.REDRIVE_POLICY))
                .contains(":" + names.loadQueue() + "-dlq\"")
                .contains("\"maxReceiveCount\":5");
    }

    @Test
    void load_whenTableIsAnothers_leavesItAndSaysSo() {
        AWS.dynamoDb()
                .createTable(table -> table.tableName(names.table())
                        .billingMode("PAY_PER_REQUEST")
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("id")
                                .keyType(KeyType.HASH)
                                .build())
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName("id")
                                .attributeType("S")
                                .build()));

        assertThatThrownBy(schema::load)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("table '" + names.table() + "' exists, but it is not one of Reelay's");
    }

    @Test
    void load_whenRegionIsNotTheFirst_createsTheBucketThere() {
        AwsBasicCredentials keys = AwsBasicCredentials.create(AWS.accessKeyId(), AWS.secretAccessKey());
        try (S3Client elsewhere = S3Client.builder()
                .endpointOverride(AWS.s3Endpoint())
                .forcePathStyle(true)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(keys))
                .build()) {
            assertThat(new AwsSchema(AWS.sqs(), AWS.dynamoDb(), elsewhere, names).load())
                    .contains(new Resource(Kind.BUCKET, names.bucket(), Outcome.CREATED));
        }
    }

    @Test
    void drop_whenBucketHoldsSeveralPages_emptiesItFirst() {
        schema.load();
        IntStream.range(0, 1_050)
                .parallel()
                .forEach(i -> AWS.s3()
                        .putObject(file -> file.bucket(names.bucket()).key(i + ".json"), RequestBody.fromString("{}")));

        assertThat(schema.list())
                .contains(new Resource(Kind.BUCKET, names.bucket(), Outcome.FOUND, "more than 1000 files"));
        assertThat(schema.drop()).allMatch(is(Outcome.DROPPED));
    }

    @Test
    void list_whenSomethingIsInThere_countsIt() {
        schema.load();
        String url = url(names.confirmQueue());
        AWS.sqs().sendMessage(message -> message.queueUrl(url).messageBody("one"));

        assertThat(schema.list())
                .contains(
                        new Resource(
                                Kind.QUEUE, names.confirmQueue(), Outcome.FOUND, "1 available, 0 in flight, 0 delayed"),
                        new Resource(Kind.TABLE, names.table(), Outcome.FOUND, "about 0 items, ACTIVE"));
    }

    private static Predicate<Resource> is(Outcome outcome) {
        return resource -> resource.outcome() == outcome;
    }

    private static String url(String queue) {
        return AWS.sqs().getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    private static String attribute(String queue, QueueAttributeName name) {
        return String.valueOf(AWS.sqs()
                .getQueueAttributes(request -> request.queueUrl(url(queue)).attributeNames(name))
                .attributes()
                .get(name));
    }

    private static SchemaNames aSchema() {
        String id = UUID.randomUUID().toString().substring(0, 8);
        return new SchemaNames(
                "bucket-" + id, "table-" + id, "generate-" + id, "load-" + id, "confirm-" + id, "sweep-" + id);
    }
}
