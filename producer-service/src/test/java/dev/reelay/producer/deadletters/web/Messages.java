package dev.reelay.producer.deadletters.web;

import static org.awaitility.Awaitility.await;

import dev.reelay.localaws.LocalAws;
import dev.reelay.producer.deadletters.WorkQueue;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queues;
import dev.reelay.schema.SchemaNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The messages of a queue and of its dead-letter queue, past the service. */
final class Messages {

    /** The attributes of a dead letter that a stage parked. */
    static final Map<String, String> PARKED =
            Map.of("failureReason", "malformed: not JSON", "failedStage", "confirm", "traceparent", "00-1-2-01");

    private final WorkQueue queue;
    private final Queues queues;
    private final ThreadPoolTaskExecutor redriveThreads;
    private final SqsClient sqs = LocalAws.shared().sqs();

    Messages(WorkQueue queue, Queues queues, ThreadPoolTaskExecutor redriveThreads) {
        this.queue = queue;
        this.queues = queues;
        this.redriveThreads = redriveThreads;
    }

    /** Deletes all messages of all queues, when no redrive of the test before goes on, which takes what the next one sends. */
    void empty(SchemaNames names) {
        await().until(() -> redriveThreads.getActiveCount() == 0);
        for (String name : names.queues()) {
            await().until(() -> !isMoving(SchemaNames.deadLetterQueue(name)));
            sqs.purgeQueue(request -> request.queueUrl(url(name)));
            sqs.purgeQueue(request -> request.queueUrl(url(SchemaNames.deadLetterQueue(name))));
        }
    }

    /** Sends messages of unique bodies, which are returned, each in a group of its own. */
    Set<String> send(String to, int count, Map<String, String> attributes) {
        Set<String> bodies = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String body = "not-JSON-" + UUID.randomUUID();
            bodies.add(body);
            queues.named(to)
                    .send(new Outgoing(
                            body, "group-of-" + body, UUID.randomUUID().toString(), attributes))
                    .join();
        }
        return bodies;
    }

    /** Receives from the queue, and deletes, until {@code count} messages are there. */
    List<Message> drain(int count) {
        List<Message> received = new ArrayList<>();
        await().until(() -> {
            for (Message message : receive(queue.name(), 10)) {
                received.add(message);
                sqs.deleteMessage(
                        request -> request.queueUrl(url(queue.name())).receiptHandle(message.receiptHandle()));
            }
            return received.size() >= count;
        });
        return received;
    }

    /** What is there at this moment, at most. */
    List<Message> receive(String from, int most) {
        return sqs.receiveMessage(request -> request.queueUrl(url(from))
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(0)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    /** Ends the hiding of a message of the queue. */
    void show(Message message) {
        sqs.changeMessageVisibility(request -> request.queueUrl(url(queue.name()))
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(0));
    }

    private String url(String name) {
        return sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
    }

    private boolean isMoving(String name) {
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(url(name)).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        return sqs.listMessageMoveTasks(request -> request.sourceArn(arn)).results().stream()
                .anyMatch(task -> "RUNNING".equals(task.status()));
    }
}
