package dev.reelay.infrastructure.permissions;

import dev.reelay.infrastructure.template.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which actions on which ARNs a call needs. Names are taken out of URLs and ARNs, and put into ARNs of the stack's own account and
 * region: a call to an emulator needs what the same call to AWS would.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html">SQS: batches
 *     need the single action; what a move task needs</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html">DynamoDB: transactions</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">S3: actions of each operation</a>
 */
final class RequiredPermissions {

    private static final String BATCH = "Batch";

    /** SQS moves messages in the name of the caller, who therefore must be able to receive and delete them. */
    private static final List<String> MOVING = List.of("ReceiveMessage", "DeleteMessage", "GetQueueAttributes");

    private final Place place;

    RequiredPermissions(Place place) {
        this.place = place;
    }

    Set<Permission> of(RecordedCall call) {
        Stream<Permission> permissions = switch (call.service()) {
            case "Sqs" -> sqs(call);
            case "DynamoDb" -> dynamoDb(call);
            case "S3" -> s3(call);
            default -> throw unknown(call);
        };
        return permissions.collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Stream<Permission> sqs(RecordedCall call) {
        String operation = call.operation();
        return switch (operation) {
            case "GetQueueUrl", "CreateQueue" -> Stream.of(onQueue(operation, call.only("QueueName")));
            case "GetQueueAttributes",
                    "DeleteQueue",
                    "ReceiveMessage",
                    "SendMessage",
                    "DeleteMessage",
                    "ChangeMessageVisibility" -> Stream.of(onQueue(operation, call.only("QueueUrl")));
            case "SendMessageBatch", "DeleteMessageBatch", "ChangeMessageVisibilityBatch" ->
                Stream.of(onQueue(operation.substring(0, operation.length() - BATCH.length()), call.only("QueueUrl")));
            case "StartMessageMoveTask" ->
                Stream.concat(moving(call), Stream.of(onQueue("SendMessage", call.only("DestinationArn"))));
            case "ListMessageMoveTasks" -> moving(call);
            default -> throw unknown(call);
        };
    }

    private Stream<Permission> moving(RecordedCall call) {
        return Stream.concat(Stream.of(call.operation()), MOVING.stream())
                .map(action -> onQueue(action, call.only("SourceArn")));
    }

    /** A queue's URL ends in a slash and its name, its ARN in a colon and its name. */
    private Permission onQueue(String action, String queue) {
        return new Permission("sqs:" + action, place.queueArn(queue.replaceFirst("^.*[/:]", "")));
    }

    private Stream<Permission> dynamoDb(RecordedCall call) {
        String operation = call.operation();
        return switch (operation) {
            case "GetItem",
                    "PutItem",
                    "UpdateItem",
                    "DescribeTable",
                    "CreateTable",
                    "DeleteTable",
                    "DescribeTimeToLive",
                    "UpdateTimeToLive" -> Stream.of(onTable(operation, call.only("TableName")));
            case "Query", "Scan" -> Stream.of(onTable(operation, call.only("TableName") + index(call)));
            case "BatchGetItem" -> call.all("RequestItems").stream().map(table -> onTable(operation, table));
            case "TransactWriteItems" ->
                Stream.of(
                                items(call, "Put", "PutItem"),
                                items(call, "Update", "UpdateItem"),
                                items(call, "Delete", "DeleteItem"),
                                items(call, "ConditionCheck", "ConditionCheckItem"))
                        .flatMap(permissions -> permissions);
            case "TransactGetItems" -> items(call, "Get", "GetItem");
            default -> throw unknown(call);
        };
    }

    private static String index(RecordedCall call) {
        return call.has("IndexName") ? "/index/" + call.only("IndexName") : "";
    }

    private Stream<Permission> items(RecordedCall call, String parameter, String action) {
        return call.all(parameter).stream().map(table -> onTable(action, table));
    }

    private Permission onTable(String action, String table) {
        return new Permission("dynamodb:" + action, place.tableArn(table));
    }

    private Stream<Permission> s3(RecordedCall call) {
        String bucket = call.only("Bucket");
        return switch (call.operation()) {
            // A list is GetBucket where calls are named by what is on the wire, and a creation PutBucket.
            case "HeadBucket", "ListObjectsV2", "GetBucket" -> Stream.of(onBucket("ListBucket", bucket));
            case "CreateBucket", "PutBucket" -> Stream.of(onBucket("CreateBucket", bucket));
            case "DeleteBucket" -> Stream.of(onBucket("DeleteBucket", bucket));
            case "PutObject", "DeleteObject" -> files(call, call.operation());
            case "GetObject" -> reading(bucket + "/" + call.only("Key"));
            case "CopyObject" -> Stream.concat(files(call, "PutObject"), reading(call.only("CopySource")));
            case "DeleteObjects" -> files(call, "DeleteObject");
            // DeleteObjects on the wire, where only the body says which: any.
            case "PostBucket" -> Stream.of(onBucket("DeleteObject", bucket + "/*"));
            default -> throw unknown(call);
        };
    }

    /** Without ListBucket S3 answers 403, not 404, for a file that is missing. */
    private Stream<Permission> reading(String bucketAndKey) {
        String bucket = bucketAndKey.substring(0, bucketAndKey.indexOf('/'));
        return Stream.of(onBucket("GetObject", bucketAndKey), onBucket("ListBucket", bucket));
    }

    private Stream<Permission> files(RecordedCall call, String action) {
        return call.all("Key").stream().map(key -> onBucket(action, call.only("Bucket") + "/" + key));
    }

    private Permission onBucket(String action, String bucket) {
        return new Permission("s3:" + action, place.bucketArn(bucket));
    }

    private static IllegalArgumentException unknown(RecordedCall call) {
        return new IllegalArgumentException("%s of %s is not known here: add the actions that it needs to %s"
                .formatted(call.operation(), call.service(), RequiredPermissions.class.getSimpleName()));
    }
}
