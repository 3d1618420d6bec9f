package dev.reelay.benchmarks.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** One queue's calls. They block their virtual thread. */
final class LimitQueue {

    private static final int POLL_SECONDS = 1;

    private final SqsAsyncClient client;
    private final String url;

    LimitQueue(SqsAsyncClient client, String name) {
        this.client = client;
        this.url = client.getQueueUrl(request -> request.queueName(name)).join().queueUrl();
    }

    void send(List<String> bodies) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, bodies.size())
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody(bodies.get(i))
                        .build())
                .toList();
        requireNoneFailed(
                client.sendMessageBatch(request -> request.queueUrl(url).entries(entries))
                        .join()
                        .failed());
    }

    /** Exactly so many, which are known to be there; at most ten. In one call, unless SQS answers with fewer. */
    List<Message> receive(int count) {
        List<Message> received = new ArrayList<>();
        while (received.size() < count) {
            int left = count - received.size();
            received.addAll(client.receiveMessage(request -> request.queueUrl(url)
                            .maxNumberOfMessages(left)
                            .waitTimeSeconds(POLL_SECONDS)
                            .messageAttributeNames("All")
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                    .join()
                    .messages());
        }
        return received;
    }

    void delete(List<Message> messages) {
        List<DeleteMessageBatchRequestEntry> entries = IntStream.range(0, messages.size())
                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receiptHandle())
                        .build())
                .toList();
        requireNoneFailed(
                client.deleteMessageBatch(request -> request.queueUrl(url).entries(entries))
                        .join()
                        .failed());
    }

    private static void requireNoneFailed(List<?> failed) {
        if (!failed.isEmpty()) {
            throw new IllegalStateException("SQS refused a part of a batch: " + failed);
        }
    }
}
