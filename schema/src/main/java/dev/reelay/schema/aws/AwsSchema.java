package dev.reelay.schema.aws;

import dev.reelay.schema.Resource;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.WidgetNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Creates, lists and removes the schema. Every call is idempotent and may run several times at once; the clients remain
 * their owner's to close. What a backend refuses is thrown as the SDK's exception, after which the call may be repeated.
 * The queue of the sweeps comes last, with widgets too: where it is, all is (the health of local-aws's image asks for it).
 *
 * <p>Actions used: {@code sqs:CreateQueue, GetQueueUrl, GetQueueAttributes, DeleteQueue}; {@code dynamodb:CreateTable,
 * DescribeTable, DescribeTimeToLive, UpdateTimeToLive, DeleteTable}; {@code s3:CreateBucket, ListBucket, DeleteObject,
 * DeleteBucket}.
 */
public final class AwsSchema {

    private final List<SchemaPart> parts;

    /** A schema of these names, in the account and region of the three clients. */
    public AwsSchema(SqsClient sqs, DynamoDbClient dynamoDb, S3Client s3, SchemaNames names) {
        this(sqs, dynamoDb, s3, names, Optional.empty());
    }

    /** The same, and what widget requests need, if they are used. */
    public AwsSchema(
            SqsClient sqs, DynamoDbClient dynamoDb, S3Client s3, SchemaNames names, Optional<WidgetNames> widgets) {
        Stream<SchemaPart> storage =
                Stream.of(new SchemaBucket(s3, names.bucket()), new SchemaTable(dynamoDb, names.table()));
        // A dead-letter queue comes before its queue, whose redrive policy refers to it.
        Stream<SchemaPart> queues = names.queues().stream().flatMap(queue -> withDeadLetters(sqs, queue));
        Stream<SchemaPart> ofWidgets = widgets.stream()
                .flatMap(used -> Stream.concat(
                        Stream.<SchemaPart>of(
                                new SchemaBucket(s3, used.requestsBucket()),
                                new SchemaBucket(s3, used.widgetsBucket()),
                                new SchemaWidgetTable(dynamoDb, used.widgetsTable())),
                        withDeadLetters(sqs, used.queue())));
        this.parts = Stream.concat(Stream.concat(storage, ofWidgets), queues).toList();
    }

    private static Stream<SchemaPart> withDeadLetters(SqsClient sqs, String queue) {
        return Stream.of(SchemaQueue.deadLettersOf(sqs, queue), SchemaQueue.work(sqs, queue));
    }

    /** Creates what is missing; each part is reported {@code CREATED} or {@code EXISTING} and can be used at return. */
    public List<Resource> load() {
        return parts.stream().map(SchemaPart::load).toList();
    }

    /** Reports each part as {@code FOUND}, with approximate counts, or {@code MISSING}. */
    public List<Resource> list() {
        return parts.stream().map(SchemaPart::find).toList();
    }

    /**
     * Removes each part with all that it holds: {@code DROPPED}, or {@code MISSING} if it was not there. There is no way
     * back. AWS wants 60 seconds between dropping a queue and creating one of the same name.
     */
    public List<Resource> drop() {
        return parts.reversed().stream().map(SchemaPart::drop).toList();
    }
}
