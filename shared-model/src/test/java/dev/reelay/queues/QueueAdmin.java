package dev.reelay.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.QUEUE_ARN;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.VISIBILITY_TIMEOUT;

import dev.reelay.schema.SchemaNames;
import dev.reelay.stage.sqs.Listening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue as its operator sees it, from outside of the product. */
public record QueueAdmin(SqsAsyncClient client, String name, String url) {

    /** The queue of this name. */
    public static QueueAdmin of(SqsAsyncClient client, String name) {
        return new QueueAdmin(
                client,
                name,
                client.getQueueUrl(request -> request.queueName(name)).join().queueUrl());
    }

    /** Removes all messages. */
    public void purge() {
        client.purgeQueue(request -> request.queueUrl(url)).join();
    }

    /** From now on messages are delivered again after this time. */
    public void redeliverAfter(Duration visibility) {
        client.setQueueAttributes(request -> request.queueUrl(url)
                        .attributes(Map.of(VISIBILITY_TIMEOUT, Long.toString(visibility.toSeconds()))))
                .join();
    }

    /** Receives what there is, and waits for at least {@code expected} messages; they stay, hidden. */
    public List<Delivery> receive(int expected) {
        List<Delivery> deliveries = new ArrayList<>();
        await().atMost(Duration.ofSeconds(40)).until(() -> {
            deliveries.addAll(poll());
            return deliveries.size() >= expected;
        });
        deliveries.addAll(poll());
        return deliveries;
    }

    private List<Delivery> poll() {
        return client
                .receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(0)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .join()
                .messages()
                .stream()
                .map(Listening::delivery)
                .toList();
    }

    /** Waits until nothing is left, neither to be received nor in flight. */
    public void awaitEmpty() {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(depth()).isZero());
    }

    /** Messages to be received, in flight and delayed. */
    public int depth() {
        Map<QueueAttributeName, String> counts = client.getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(
                                APPROXIMATE_NUMBER_OF_MESSAGES,
                                APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .join()
                .attributes();
        return counts.values().stream().mapToInt(Integer::parseInt).sum();
    }

    /**
     * Moves what is in this queue to another one, as an operator's redrive does. ElasticMQ says of a FIFO queue's move task that it
     * is completed and moves nothing; so there it is copied, as AWS does, to new messages.
     */
    public void redriveTo(QueueAdmin destination) {
        if (SchemaNames.isFifo(name)) {
            receive(1).forEach(delivery -> copy(delivery, destination));
        } else {
            client.startMessageMoveTask(request -> request.sourceArn(arn()).destinationArn(destination.arn()))
                    .join();
        }
    }

    private void copy(Delivery delivery, QueueAdmin destination) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        delivery.attributes()
                .forEach((attribute, text) -> attributes.put(
                        attribute,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(text)
                                .build()));
        client.sendMessage(request -> request.queueUrl(destination.url())
                        .messageBody(delivery.body())
                        .messageAttributes(attributes)
                        .messageGroupId(delivery.group().orElseThrow())
                        .messageDeduplicationId(UUID.randomUUID().toString()))
                .join();
        client.deleteMessage(request -> request.queueUrl(url).receiptHandle(delivery.receipt()))
                .join();
    }

    private String arn() {
        return client.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QUEUE_ARN))
                .join()
                .attributes()
                .getOrDefault(QUEUE_ARN, "none");
    }
}
