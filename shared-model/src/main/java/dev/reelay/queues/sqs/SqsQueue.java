package dev.reelay.queues.sqs;

import dev.reelay.batching.Batches;
import dev.reelay.batching.GroupCommit;
import dev.reelay.queues.Delivery;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import dev.reelay.queues.QueueException;
import dev.reelay.schema.SchemaNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * One queue, with a group commit for each operation. SQS takes at most ten messages in a batch (AWS: "Batch actions"), tells
 * them apart by an id that we choose, and answers for each; ours is its place in the batch.
 */
final class SqsQueue implements Queue {

    private static final int MOST_MESSAGES = 10;
    private static final int MOST_AT_ONCE = 16;

    private final String name;
    private final SqsCalls calls;
    private final GroupCommit<Outgoing, Optional<BatchResultErrorEntry>> sends;
    private final GroupCommit<Delivery, Optional<BatchResultErrorEntry>> deletes;
    private final GroupCommit<Hiding, Optional<BatchResultErrorEntry>> hidings;

    SqsQueue(String name, SqsCalls calls, Batches batches) {
        this.name = name;
        this.calls = calls;
        this.sends = batches.of("sqs.send", MOST_MESSAGES, MOST_AT_ONCE, this::sendAll);
        this.deletes = batches.of("sqs.delete", MOST_MESSAGES, MOST_AT_ONCE, this::deleteAll);
        this.hidings = batches.of("sqs.hide", MOST_MESSAGES, MOST_AT_ONCE, this::hideAll);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletableFuture<Void> send(Outgoing message) {
        return sends.submit(message).thenAccept(refusal -> check("send", refusal));
    }

    @Override
    public CompletableFuture<Void> delete(Delivery delivery) {
        return deletes.submit(delivery).thenAccept(refusal -> check("delete", refusal));
    }

    @Override
    public CompletableFuture<Void> hide(Delivery delivery, Duration time) {
        return hidings.submit(new Hiding(delivery, time)).thenAccept(refusal -> check("hide", refusal));
    }

    private void check(String operation, Optional<BatchResultErrorEntry> refusal) {
        refusal.ifPresent(error -> {
            throw new QueueException(name, operation, error.code(), error.message());
        });
    }

    private List<Optional<BatchResultErrorEntry>> sendAll(List<Outgoing> messages) {
        List<Optional<BatchResultErrorEntry>> results = new ArrayList<>(messages.size());
        for (List<Outgoing> batch : BatchSizes.split(messages)) {
            List<SendMessageBatchRequestEntry> entries = numbered(batch.size(), i -> entry(i, batch.get(i)));
            results.addAll(results(batch.size(), calls.send(name, entries)));
        }
        return results;
    }

    private SendMessageBatchRequestEntry entry(int place, Outgoing message) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        message.attributes()
                .forEach((attribute, text) -> attributes.put(
                        attribute,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(text)
                                .build()));
        SendMessageBatchRequestEntry.Builder entry = SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(place))
                .messageBody(message.body())
                .messageAttributes(attributes);
        if (SchemaNames.isFifo(name)) {
            entry.messageGroupId(message.group()).messageDeduplicationId(message.deduplicationId());
        }
        return entry.build();
    }

    private List<Optional<BatchResultErrorEntry>> deleteAll(List<Delivery> deliveries) {
        return results(
                deliveries.size(),
                calls.delete(
                        name,
                        numbered(
                                deliveries.size(),
                                i -> DeleteMessageBatchRequestEntry.builder()
                                        .id(Integer.toString(i))
                                        .receiptHandle(deliveries.get(i).receipt())
                                        .build())));
    }

    private List<Optional<BatchResultErrorEntry>> hideAll(List<Hiding> hidings) {
        return results(
                hidings.size(),
                calls.hide(
                        name,
                        numbered(
                                hidings.size(),
                                i -> ChangeMessageVisibilityBatchRequestEntry.builder()
                                        .id(Integer.toString(i))
                                        .receiptHandle(hidings.get(i).delivery().receipt())
                                        .visibilityTimeout(
                                                (int) hidings.get(i).time().toSeconds())
                                        .build())));
    }

    private static <E> List<E> numbered(int size, Function<Integer, E> entry) {
        return IntStream.range(0, size).boxed().map(entry).toList();
    }

    private static List<Optional<BatchResultErrorEntry>> results(int size, List<BatchResultErrorEntry> errors) {
        Map<String, BatchResultErrorEntry> byPlace = new HashMap<>();
        errors.forEach(error -> byPlace.put(error.id(), error));
        return numbered(size, place -> Optional.ofNullable(byPlace.get(Integer.toString(place))));
    }

    private record Hiding(Delivery delivery, Duration time) {}
}
