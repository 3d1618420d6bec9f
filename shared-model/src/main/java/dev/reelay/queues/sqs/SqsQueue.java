package dev.reelay.queues.sqs;

import dev.reelay.batching.Batches;
import dev.reelay.batching.GroupCommit;
import dev.reelay.queues.Delivery;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import dev.reelay.queues.QueueException;
import dev.reelay.schema.SchemaNames;
import dev.reelay.traces.Traces;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** For company; about what a call takes. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** The same where no movie waits for the call, only the room that its message takes. */
    private static final Duration LONG_PAUSE = Duration.ofMillis(50);

    private final String name;
    private final SqsCalls calls;
    private final Traces traces;
    private final GroupCommit<Outgoing, Void> sends;
    private final GroupCommit<Delivery, Void> deletes;
    private final GroupCommit<Hiding, Void> hidings;

    SqsQueue(String name, SqsCalls calls, Batches batches, Traces traces) {
        this.name = name;
        this.calls = calls;
        this.traces = traces;
        this.sends = batches.of("sqs.send", MOST_MESSAGES, MOST_AT_ONCE, PAUSE, this::sendAll);
        this.deletes = batches.of("sqs.delete", MOST_MESSAGES, MOST_AT_ONCE, LONG_PAUSE, this::deleteAll);
        this.hidings = batches.of("sqs.hide", MOST_MESSAGES, MOST_AT_ONCE, LONG_PAUSE, this::hideAll);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletableFuture<Void> send(Outgoing message) {
        // Here, and not in the flush, which belongs to many.
        return sends.submit(message.withAttributes(traces.carriedBy(message.attributes())));
    }

    @Override
    public CompletableFuture<Void> delete(Delivery delivery) {
        return deletes.submit(delivery);
    }

    @Override
    public CompletableFuture<Void> hide(Delivery delivery, Duration time) {
        return hidings.submit(new Hiding(delivery, time));
    }

    private List<CompletableFuture<Void>> sendAll(List<Outgoing> messages) {
        return BatchSizes.split(messages).stream()
                .flatMap(batch -> sendTogether(batch).stream())
                .toList();
    }

    /** A request that fails, because of one message too long for SQS perhaps, says nothing of the others of the same flush. */
    private List<CompletableFuture<Void>> sendTogether(List<Outgoing> messages) {
        try {
            List<SendMessageBatchRequestEntry> entries = numbered(messages.size(), i -> entry(i, messages.get(i)));
            return results("send", messages.size(), calls.send(name, entries));
        } catch (RuntimeException failed) {
            return Collections.nCopies(messages.size(), CompletableFuture.failedFuture(failed));
        }
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

    private List<CompletableFuture<Void>> deleteAll(List<Delivery> deliveries) {
        return results(
                "delete",
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

    private List<CompletableFuture<Void>> hideAll(List<Hiding> hidings) {
        return results(
                "hide",
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

    private List<CompletableFuture<Void>> results(String operation, int size, List<BatchResultErrorEntry> errors) {
        Map<String, CompletableFuture<Void>> refused = new HashMap<>();
        errors.forEach(error -> refused.put(
                error.id(),
                CompletableFuture.failedFuture(new QueueException(name, operation, error.code(), error.message()))));
        return numbered(
                size, place -> refused.getOrDefault(Integer.toString(place), CompletableFuture.completedFuture(null)));
    }

    private record Hiding(Delivery delivery, Duration time) {}
}
