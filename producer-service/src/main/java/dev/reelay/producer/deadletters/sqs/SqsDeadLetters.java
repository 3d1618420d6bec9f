package dev.reelay.producer.deadletters.sqs;

import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.MESSAGE_GROUP_ID;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.SENT_TIMESTAMP;

import dev.reelay.producer.deadletters.DeadLetter;
import dev.reelay.producer.deadletters.DeadLetters;
import dev.reelay.producer.deadletters.QueueDepth;
import dev.reelay.producer.deadletters.WorkQueue;
import dev.reelay.queues.Delivery;
import dev.reelay.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Dead letters in SQS, which has no call to look at a message: it is received, hidden for the time of the look, and shown again.
 * Each look counts as a receive; a dead-letter queue has no redrive policy of its own, so that moves nothing.
 */
final class SqsDeadLetters implements DeadLetters {

    /** SQS gives and takes at most ten messages in a call. */
    private static final int MOST_MESSAGES = 10;

    /** Of bodies in one look, in characters: a body may have a MiB, a look a thousand of them, and the heap no room for that. */
    private static final long LARGEST_LOOK = 8L << 20;

    /** Longer than a look takes; if we die while looking, the messages come back after this. */
    private static final Duration LOOK = Duration.ofSeconds(20);

    private final SqsCalls calls;
    private final Duration taken;

    /** Nobody waits for a take, and one that fails ends a redrive: it outlasts more than the SDK's own attempts do. */
    private final RetryTemplate patiently = new RetryTemplate(RetryPolicy.builder()
            .includes(SdkException.class)
            .maxRetries(3)
            .delay(Duration.ofMillis(500))
            .multiplier(2)
            .build());

    /** What is taken is hidden for {@code taken}, which is longer than it takes to copy it. */
    SqsDeadLetters(SqsCalls calls, Duration taken) {
        this.calls = calls;
        this.taken = taken;
    }

    @Override
    public List<QueueDepth> depths(List<WorkQueue> queues) {
        List<CompletableFuture<QueueDepth>> depths = queues.stream()
                .flatMap(queue -> Stream.of(
                        calls.depth(queue.name(), Optional.of(queue.deadLetterQueue())),
                        calls.depth(queue.deadLetterQueue(), Optional.empty())))
                .toList();
        return depths.stream().map(SqsCalls::await).toList();
    }

    @Override
    public List<DeadLetter> peek(WorkQueue queue, int limit) {
        Map<String, Message> seen = new LinkedHashMap<>();
        long size = 0;
        try {
            int before = -1;
            // Ends after an empty answer, and after one that only repeats what was seen.
            while (seen.size() < limit && seen.size() > before && size < LARGEST_LOOK) {
                before = seen.size();
                int most = Math.min(MOST_MESSAGES, limit - seen.size());
                for (Message message : calls.receive(queue.deadLetterQueue(), most, LOOK)) {
                    seen.put(message.messageId(), message);
                    size += message.body().length();
                }
            }
        } finally {
            show(queue, List.copyOf(seen.values()));
        }
        return seen.values().stream().map(SqsDeadLetters::deadLetter).toList();
    }

    @Override
    public MoveStart startMove(WorkQueue queue) {
        return calls.startMove(queue.deadLetterQueue(), queue.name());
    }

    @Override
    public List<Delivery> take(WorkQueue queue) {
        return patiently.invoke(() -> calls.receive(queue.deadLetterQueue(), MOST_MESSAGES, taken)).stream()
                .map(SqsDeadLetters::delivery)
                .toList();
    }

    private void show(WorkQueue queue, List<Message> messages) {
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += MOST_MESSAGES) {
            List<Message> some = messages.subList(from, Math.min(from + MOST_MESSAGES, messages.size()));
            answers.add(calls.show(queue.deadLetterQueue(), some));
        }
        // A failure is not worth more: the messages come back by themselves when the look's time is over.
        answers.forEach(answer -> answer.exceptionally(failure -> null).join());
    }

    private static DeadLetter deadLetter(Message message) {
        Delivery delivery = delivery(message);
        return new DeadLetter(
                delivery.messageId(),
                delivery.body(),
                Optional.ofNullable(delivery.attributes().get(Stage.FAILURE_REASON)),
                Optional.ofNullable(delivery.attributes().get(Stage.FAILED_STAGE)),
                delivery.receiveCount());
    }

    private static Delivery delivery(Message message) {
        Map<String, String> attributes = new HashMap<>();
        message.messageAttributes().forEach((name, value) -> {
            if (value.stringValue() != null) {
                attributes.put(name, value.stringValue());
            }
        });
        var system = message.attributes();
        return new Delivery(
                message.messageId(),
                message.receiptHandle(),
                message.body(),
                Integer.parseInt(system.getOrDefault(APPROXIMATE_RECEIVE_COUNT, "1")),
                Instant.ofEpochMilli(Long.parseLong(system.getOrDefault(SENT_TIMESTAMP, "0"))),
                Optional.ofNullable(system.get(MESSAGE_GROUP_ID)),
                attributes);
    }
}
