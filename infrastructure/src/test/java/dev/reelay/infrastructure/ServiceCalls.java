package dev.reelay.infrastructure;

import static dev.reelay.infrastructure.permissions.Program.CONSUMER;
import static dev.reelay.infrastructure.permissions.Program.PRODUCER;

import dev.reelay.infrastructure.permissions.Program;
import dev.reelay.infrastructure.permissions.RecordedCall;
import dev.reelay.infrastructure.permissions.RecordedCall.RequestResource;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The calls of the two services as one reads them in their code, room by room. */
final class ServiceCalls {

    private static final String FILE = "0".repeat(64) + ".json";

    private final Program program;
    private final SchemaNames names;
    private final List<RecordedCall> calls = new ArrayList<>();

    private ServiceCalls(Program program, SchemaNames names) {
        this.program = program;
        this.names = names;
    }

    static List<RecordedCall> producer(SchemaNames names) {
        ServiceCalls calls = new ServiceCalls(PRODUCER, names);
        calls.probes();
        calls.work(names.generateQueue());
        calls.sqs(names.generateQueue(), "SendMessageBatch");
        calls.sqs(names.loadQueue(), "SendMessageBatch");
        calls.file("PutObject");
        // intake, tracking, and generation's look at the job
        calls.table("PutItem", "UpdateItem", "GetItem", "Query");
        calls.call("DynamoDb", "Query", "TableName", names.table(), "IndexName", TableLayout.JOBS_NEWEST_FIRST);
        calls.call("DynamoDb", "BatchGetItem", "RequestItems", names.table());
        calls.call("DynamoDb", "TransactWriteItems", "Put", names.table(), "Update", names.table());
        names.queues().forEach(calls::deadLetters);
        return List.copyOf(calls.calls);
    }

    static List<RecordedCall> consumer(SchemaNames names) {
        ServiceCalls calls = new ServiceCalls(CONSUMER, names);
        calls.probes();
        calls.work(names.loadQueue());
        calls.work(names.confirmQueue());
        calls.sqs(names.confirmQueue(), "SendMessageBatch");
        calls.file("GetObject");
        calls.call("DynamoDb", "BatchGetItem", "RequestItems", names.table());
        calls.call("DynamoDb", "TransactWriteItems", "Update", names.table());
        return List.copyOf(calls.calls);
    }

    /** {@code backend.aws}: at the start and for the health. */
    private void probes() {
        call("S3", "HeadBucket", "Bucket", names.bucket());
        table("DescribeTable");
        allQueues().forEach(queue -> call("Sqs", "GetQueueUrl", "QueueName", queue));
    }

    /** {@code stage}: a listener, its heartbeat and retries, and what it parks. */
    private void work(String queue) {
        sqs(queue, "ReceiveMessage", "ChangeMessageVisibilityBatch", "DeleteMessageBatch");
        sqs(SchemaNames.deadLetterQueue(queue), "SendMessageBatch");
    }

    /** {@code producer.deadletters}: depths, looks and redrives, by SQS and, where it has moved nothing, by copying. */
    private void deadLetters(String queue) {
        String deadLetters = SchemaNames.deadLetterQueue(queue);
        sqs(queue, "GetQueueAttributes", "SendMessageBatch");
        sqs(deadLetters, "GetQueueAttributes", "ReceiveMessage", "ChangeMessageVisibilityBatch", "DeleteMessageBatch");
        String arn = "arn:aws:sqs:us-east-1:000000000000:";
        call("Sqs", "StartMessageMoveTask", "SourceArn", arn + deadLetters, "DestinationArn", arn + queue);
        call("Sqs", "ListMessageMoveTasks", "SourceArn", arn + deadLetters);
    }

    private Stream<String> allQueues() {
        return names.queues().stream().flatMap(queue -> Stream.of(queue, SchemaNames.deadLetterQueue(queue)));
    }

    private void sqs(String queue, String... operations) {
        for (String operation : operations) {
            call("Sqs", operation, "QueueUrl", "http://127.0.0.1:4567/000000000000/" + queue);
        }
    }

    private void table(String... operations) {
        for (String operation : operations) {
            call("DynamoDb", operation, "TableName", names.table());
        }
    }

    private void file(String operation) {
        call("S3", operation, "Bucket", names.bucket(), "Key", FILE);
    }

    private void call(String service, String operation, String parameter, String value) {
        calls.add(RecordedCall.of(program, service, operation, parameter, value));
    }

    private void call(String service, String operation, String first, String its, String second, String other) {
        calls.add(new RecordedCall(
                program,
                service,
                operation,
                List.of(new RequestResource(first, its), new RequestResource(second, other))));
    }
}
