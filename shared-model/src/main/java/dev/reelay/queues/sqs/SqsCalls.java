package dev.reelay.queues.sqs;

import dev.reelay.backend.BackendProperties;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The calls themselves, blocking, each with the bounds that a long poll on the same client must not have. */
final class SqsCalls {

    private final SqsAsyncClient client;
    private final AwsRequestOverrideConfiguration bounds;
    private final ConcurrentHashMap<String, String> urls = new ConcurrentHashMap<>();

    SqsCalls(SqsAsyncClient client, BackendProperties properties) {
        this.client = client;
        this.bounds = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(properties.callTimeout())
                .apiCallAttemptTimeout(properties.attemptTimeout())
                .build();
    }

    List<BatchResultErrorEntry> send(String queue, List<SendMessageBatchRequestEntry> entries) {
        String url = url(queue);
        return await(client.sendMessageBatch(
                        request -> request.queueUrl(url).entries(entries).overrideConfiguration(bounds)))
                .failed();
    }

    List<BatchResultErrorEntry> delete(String queue, List<DeleteMessageBatchRequestEntry> entries) {
        String url = url(queue);
        return await(client.deleteMessageBatch(
                        request -> request.queueUrl(url).entries(entries).overrideConfiguration(bounds)))
                .failed();
    }

    List<BatchResultErrorEntry> hide(String queue, List<ChangeMessageVisibilityBatchRequestEntry> entries) {
        String url = url(queue);
        return await(client.changeMessageVisibilityBatch(
                        request -> request.queueUrl(url).entries(entries).overrideConfiguration(bounds)))
                .failed();
    }

    /** A queue's URL never changes while the queue lives: it is asked for once. */
    private String url(String queue) {
        String known = urls.get(queue);
        if (known != null) {
            return known;
        }
        String url = await(
                        client.getQueueUrl(request -> request.queueName(queue).overrideConfiguration(bounds)))
                .queueUrl();
        urls.put(queue, url);
        return url;
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
