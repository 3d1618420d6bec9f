package dev.reelay.sweep.aws;

import dev.reelay.sweep.MessagesRefusedException;
import dev.reelay.sweep.SweptObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.KmsThrottledException;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Sends a message for each object to a FIFO queue, ten in a call and many calls at a time. What SQS throttles, or refuses of a batch,
 * is sent again after a pause: a FIFO queue that is not set to high throughput takes 300 calls a second (AWS: "FIFO queue quotas"), and the
 * SDK's own attempts are over sooner.
 *
 * <p>Action used: {@code sqs:SendMessage}.
 */
public final class ObjectPublisher {

    private static final int MOST_MESSAGES = 10;
    private static final int MOST_ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final SqsAsyncClient sqs;
    private final AwsRequestOverrideConfiguration bounds;
    private final Semaphore calls;

    /** Sends by {@code sqs}, each call within these bounds, and at most so many at a time for all callers together. */
    public ObjectPublisher(SqsAsyncClient sqs, AwsRequestOverrideConfiguration bounds, int callsAtOnce) {
        this.sqs = sqs;
        this.bounds = bounds;
        this.calls = new Semaphore(callsAtOnce);
    }

    /**
     * Returns when SQS has a message for each of the objects. After a failure it may have some of them, and no more are begun; doing
     * it again within 5 minutes sends none twice.
     *
     * @throws MessagesRefusedException if SQS refuses some for too long, or for what they are
     */
    public void publish(String queueUrl, List<SweptObject> objects) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean failed = new AtomicBoolean();
            List<CompletableFuture<Void>> batches = new ArrayList<>();
            for (int from = 0; from < objects.size(); from += MOST_MESSAGES) {
                List<SweptObject> batch = objects.subList(from, Math.min(from + MOST_MESSAGES, objects.size()));
                batches.add(CompletableFuture.runAsync(() -> send(queueUrl, batch, failed), threads));
            }
            await(CompletableFuture.allOf(batches.toArray(CompletableFuture<?>[]::new)));
        }
    }

    /** Holds its place while it pauses: so a queue that cannot keep up is asked less often, by everybody. */
    private void send(String queueUrl, List<SweptObject> batch, AtomicBoolean failed) {
        calls.acquireUninterruptibly();
        try {
            Answer answer = new Answer(batch, "");
            for (int attempt = 0; !answer.refused().isEmpty() && !failed.get(); attempt++) {
                if (attempt == MOST_ATTEMPTS) {
                    throw MessagesRefusedException.forTooLong(answer.refused().size(), queueUrl, answer.why());
                }
                if (attempt > 0) {
                    pause(attempt);
                }
                answer = attempt(queueUrl, answer.refused());
            }
        } catch (RuntimeException failure) {
            // Before the place is free for the next batch.
            failed.set(true);
            throw failure;
        } finally {
            calls.release();
        }
    }

    private Answer attempt(String queueUrl, List<SweptObject> objects) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, objects.size())
                .mapToObj(place -> entry(place, objects.get(place)))
                .toList();
        try {
            List<BatchResultErrorEntry> failed = await(sqs.sendMessageBatch(request ->
                            request.queueUrl(queueUrl).entries(entries).overrideConfiguration(bounds)))
                    .failed();
            for (BatchResultErrorEntry error : failed) {
                if (Boolean.TRUE.equals(error.senderFault()) && !isThrottled(error)) {
                    throw MessagesRefusedException.forWhatTheyAre(failed.size(), queueUrl, why(error));
                }
            }
            return new Answer(
                    failed.stream()
                            .map(error -> objects.get(Integer.parseInt(error.id())))
                            .toList(),
                    failed.isEmpty() ? "" : why(failed.getFirst()));
        } catch (SqsException refused) {
            if (refused.isThrottlingException() || refused instanceof KmsThrottledException) {
                return new Answer(objects, String.valueOf(refused.getMessage()));
            }
            throw refused;
        }
    }

    private static SendMessageBatchRequestEntry entry(int place, SweptObject object) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        object.attributes()
                .forEach((name, text) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(text)
                                .build()));
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(place))
                .messageBody(object.body())
                .messageAttributes(attributes)
                .messageGroupId(object.group())
                .messageDeduplicationId(object.deduplicationId())
                .build();
    }

    private static boolean isThrottled(BatchResultErrorEntry error) {
        return String.valueOf(error.code()).contains("Throttl");
    }

    private static String why(BatchResultErrorEntry error) {
        return error.code() + ", " + error.message();
    }

    /** Twice as long each time, by up to a half shorter at random: throttled calls must not come back all at once. */
    private static void pause(int attempt) {
        long longest = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << (attempt - 1));
        try {
            Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while SQS was too busy to take messages", stopped);
        }
    }

    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** What SQS did not take of a batch, though it may later. */
    private record Answer(List<SweptObject> refused, String why) {}
}
