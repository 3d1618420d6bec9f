package dev.reelay.producer;

import static org.awaitility.Awaitility.await;

import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queues;
import dev.reelay.schema.SchemaNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The messages of the service under test, past the service: above all those of its confirm queue. */
public final class Messages {

    /** The attributes of a dead letter that a stage parked. */
    public static final Map<String, String> PARKED =
            Map.of("failureReason", "malformed: not JSON", "failedStage", "confirm", "traceparent", "00-1-2-01");

    /** Generous, because the machine may be busy: nothing waits for it to pass, only for a condition within it. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SchemaNames names;
    private final Queues queues;
    private final SqsAsyncClient sqs;
    private final ThreadPoolTaskExecutor redriveThreads;

    Messages(
            SchemaNames names,
            Queues queues,
            SqsAsyncClient sqs,
            @Qualifier("redriveThreads") ThreadPoolTaskExecutor redriveThreads) {
        this.names = names;
        this.queues = queues;
        this.sqs = sqs;
        this.redriveThreads = redriveThreads;
    }

    /** Deletes all messages of all queues, when no redrive of the test before goes on, which takes what the next one sends. */
    public void deleteAll() {
        await().atMost(PATIENCE).until(() -> redriveThreads.getActiveCount() == 0);
        for (String name : names.queues()) {
            await().atMost(PATIENCE).until(() -> !isMoving(SchemaNames.deadLetterQueue(name)));
            sqs.purgeQueue(request -> request.queueUrl(url(name))).join();
            sqs.purgeQueue(request -> request.queueUrl(url(SchemaNames.deadLetterQueue(name))))
                    .join();
        }
    }

    /** Sends messages of unique bodies, which are returned, each in a group of its own. */
    public Set<String> send(String to, int count, Map<String, String> attributes) {
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

    /** Receives from the confirm queue until {@code count} messages are there, and deletes them then. */
    public List<Message> drain(int count) {
        List<Message> received = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            received.addAll(receive(names.confirmQueue(), 10, PATIENCE.multipliedBy(2)));
            return received.size() >= count;
        });
        received.forEach(message -> sqs.deleteMessage(
                        request -> request.queueUrl(url(names.confirmQueue())).receiptHandle(message.receiptHandle()))
                .join());
        return received;
    }

    /** What is there at this moment, at most; hidden for half a minute then. */
    public List<Message> receive(String from, int most) {
        return receive(from, most, Duration.ofSeconds(30));
    }

    /** Receives {@code count} messages and does nothing with them: they show themselves after this time. */
    public void hold(String from, int count, Duration time) {
        AtomicInteger held = new AtomicInteger();
        await().atMost(PATIENCE)
                .until(() -> held.addAndGet(receive(from, 10, time).size()) >= count);
    }

    private List<Message> receive(String from, int most, Duration hidden) {
        return sqs.receiveMessage(request -> request.queueUrl(url(from))
                        .maxNumberOfMessages(most)
                        .visibilityTimeout((int) hidden.toSeconds())
                        .waitTimeSeconds(0)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .join()
                .messages();
    }

    /** Ends the hiding of a message of the confirm queue. */
    public void show(Message message) {
        sqs.changeMessageVisibility(request -> request.queueUrl(url(names.confirmQueue()))
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0))
                .join();
    }

    private String url(String name) {
        return sqs.getQueueUrl(request -> request.queueName(name)).join().queueUrl();
    }

    private boolean isMoving(String name) {
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(url(name)).attributeNames(QueueAttributeName.QUEUE_ARN))
                .join()
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        try {
            return sqs.listMessageMoveTasks(request -> request.sourceArn(arn)).join().results().stream()
                    .anyMatch(task -> "RUNNING".equals(task.status()));
        } catch (CompletionException unknown) {
            // A backend that does not know such tasks has none.
            return false;
        }
    }
}
