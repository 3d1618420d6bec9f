package dev.reelay.producer.deadletters.sqs;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.QUEUE_ARN;

import dev.reelay.backend.BackendProperties;
import dev.reelay.producer.deadletters.DeadLetters.MoveStart;
import dev.reelay.producer.deadletters.QueueDepth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The calls themselves, each with the bounds that a listener's long poll on the same client must not have.
 *
 * <p>Actions used: {@code sqs:GetQueueUrl, GetQueueAttributes, ReceiveMessage, ChangeMessageVisibility, StartMessageMoveTask,
 * ListMessageMoveTasks}.
 */
final class SqsCalls {

    /** Long polling asks all machines of SQS, short polling only some; this is the shortest. */
    private static final int WAIT_SECONDS = 1;

    private final SqsAsyncClient client;
    private final AwsRequestOverrideConfiguration bounds;
    private final ConcurrentHashMap<String, String> urls = new ConcurrentHashMap<>();

    SqsCalls(SqsAsyncClient client, BackendProperties properties) {
        this.client = client;
        this.bounds = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(properties.answerTimeout())
                .build();
    }

    CompletableFuture<QueueDepth> depth(String queue, Optional<String> deadLetterQueue) {
        return attributes(
                        queue,
                        APPROXIMATE_NUMBER_OF_MESSAGES,
                        APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                        APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)
                .thenApply(attributes -> new QueueDepth(
                        queue,
                        number(attributes, APPROXIMATE_NUMBER_OF_MESSAGES),
                        number(attributes, APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                        number(attributes, APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED),
                        deadLetterQueue));
    }

    List<Message> receive(String queue, int most, Duration hidden) {
        return await(url(queue)
                        .thenCompose(url -> client.receiveMessage(request -> request.queueUrl(url)
                                .maxNumberOfMessages(most)
                                .visibilityTimeout((int) hidden.toSeconds())
                                .waitTimeSeconds(WAIT_SECONDS)
                                .messageAttributeNames("All")
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                                .overrideConfiguration(bounds))))
                .messages();
    }

    /** Ends the hiding of at most ten messages. */
    CompletableFuture<Void> show(String queue, List<Message> messages) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = IntStream.range(0, messages.size())
                .mapToObj(place -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(place))
                        .receiptHandle(messages.get(place).receiptHandle())
                        .visibilityTimeout(0)
                        .build())
                .toList();
        return url(queue)
                .thenCompose(url -> client.changeMessageVisibilityBatch(
                        request -> request.queueUrl(url).entries(entries).overrideConfiguration(bounds)))
                .thenAccept(answer -> {});
    }

    /** The destination is always named: left to itself, SQS finds none for a message that was sent to the dead-letter queue. */
    MoveStart startMove(String deadLetterQueue, String queue) {
        CompletableFuture<String> destination = arn(queue);
        String source = await(arn(deadLetterQueue));
        String target = await(destination);
        try {
            await(client.startMessageMoveTask(
                    request -> request.sourceArn(source).destinationArn(target).overrideConfiguration(bounds)));
        } catch (AwsServiceException refused) {
            // There is no error code of its own for a second task, so the first one is looked for.
            if (newestMove(source).filter(SqsCalls::isRunning).isPresent()) {
                return MoveStart.ALREADY_RUNNING;
            }
            if (Refusals.isUnsupported(refused)) {
                return MoveStart.UNSUPPORTED;
            }
            throw refused;
        }
        return newestMove(source).filter(SqsCalls::hasMovedNothing).isPresent()
                ? MoveStart.MOVED_NOTHING
                : MoveStart.STARTED;
    }

    private Optional<ListMessageMoveTasksResultEntry> newestMove(String source) {
        try {
            return await(client.listMessageMoveTasks(
                            request -> request.sourceArn(source).maxResults(1).overrideConfiguration(bounds)))
                    .results()
                    .stream()
                    .findFirst();
        } catch (SdkException unanswered) {
            return Optional.empty();
        }
    }

    private static boolean isRunning(ListMessageMoveTasksResultEntry task) {
        return "RUNNING".equals(task.status());
    }

    private static boolean hasMovedNothing(ListMessageMoveTasksResultEntry task) {
        Long moved = task.approximateNumberOfMessagesMoved();
        return "COMPLETED".equals(task.status()) && (moved == null || moved == 0);
    }

    private CompletableFuture<String> arn(String queue) {
        return attributes(queue, QUEUE_ARN).thenApply(attributes -> attributes.getOrDefault(QUEUE_ARN, queue));
    }

    private CompletableFuture<Map<QueueAttributeName, String>> attributes(String queue, QueueAttributeName... names) {
        return url(queue)
                .thenCompose(url -> client.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(names).overrideConfiguration(bounds)))
                .thenApply(answer -> answer.attributes());
    }

    /** A queue's URL never changes while the queue lives: it is asked for once. */
    private CompletableFuture<String> url(String queue) {
        String known = urls.get(queue);
        return known != null
                ? CompletableFuture.completedFuture(known)
                : client.getQueueUrl(request -> request.queueName(queue).overrideConfiguration(bounds))
                        .thenApply(answer -> {
                            urls.put(queue, answer.queueUrl());
                            return answer.queueUrl();
                        });
    }

    private static int number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Integer.parseInt(attributes.getOrDefault(name, "0"));
    }

    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
