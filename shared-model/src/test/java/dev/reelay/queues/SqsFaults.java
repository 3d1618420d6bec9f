package dev.reelay.queues;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** SQS as it is when it is short of something: it refuses those messages of a batch whose body says so, and takes the others. */
final class SqsFaults implements ExecutionInterceptor {

    static final String REFUSED = "refused";

    private static final ExecutionAttribute<List<SendMessageBatchRequestEntry>> KEPT_BACK =
            new ExecutionAttribute<>("keptBack");

    private final Queue<Integer> batches = new ConcurrentLinkedQueue<>();

    /** The size of each batch sent, in order. */
    List<Integer> batches() {
        return List.copyOf(batches);
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (!(context.request() instanceof SendMessageBatchRequest batch)) {
            return context.request();
        }
        batches.add(batch.entries().size());
        List<SendMessageBatchRequestEntry> refused = batch.entries().stream()
                .filter(entry -> entry.messageBody().startsWith(REFUSED))
                .toList();
        attributes.putAttribute(KEPT_BACK, refused);
        List<SendMessageBatchRequestEntry> taken = new ArrayList<>(batch.entries());
        taken.removeAll(refused);
        return batch.toBuilder().entries(taken).build();
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        if (!(context.response() instanceof SendMessageBatchResponse response)) {
            return context.response();
        }
        return response.toBuilder()
                .failed(attributes.getAttribute(KEPT_BACK).stream()
                        .map(entry -> BatchResultErrorEntry.builder()
                                .id(entry.id())
                                .code("InternalError")
                                .message("try again")
                                .senderFault(false)
                                .build())
                        .toList())
                .build();
    }
}
