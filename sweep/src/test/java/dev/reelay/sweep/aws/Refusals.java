package dev.reelay.sweep.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
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

/** SQS as it is when it is short of something: of a batch it refuses some messages, each the first time that it sees them. */
final class Refusals implements ExecutionInterceptor {

    private static final ExecutionAttribute<List<SendMessageBatchRequestEntry>> KEPT_BACK =
            new ExecutionAttribute<>("keptBackOfSweep");

    private final Predicate<String> bodies;
    private final boolean senderFault;
    private final String code;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger passedOn = new AtomicInteger();

    Refusals(Predicate<String> bodies, boolean senderFault, String code) {
        this.bodies = bodies;
        this.senderFault = senderFault;
        this.code = code;
    }

    int refused() {
        return refused.size();
    }

    int passedOn() {
        return passedOn.get();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (!(context.request() instanceof SendMessageBatchRequest batch)) {
            return context.request();
        }
        List<SendMessageBatchRequestEntry> keptBack = batch.entries().stream()
                .filter(entry -> bodies.test(entry.messageBody()) && refused.add(entry.messageBody()))
                .toList();
        attributes.putAttribute(KEPT_BACK, keptBack);
        List<SendMessageBatchRequestEntry> taken = new ArrayList<>(batch.entries());
        taken.removeAll(keptBack);
        passedOn.addAndGet(taken.size());
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
                                .code(code)
                                .message("refused")
                                .senderFault(senderFault)
                                .build())
                        .toList())
                .build();
    }
}
