package dev.reelay.benchmarks.contender;

import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * Counts the requests of all clients in this JVM as the services count theirs: every attempt, but for receives that brought nothing. The
 * SDK finds it by {@code software/amazon/awssdk/global/handlers/execution.interceptors}.
 */
public final class CountedCalls implements ExecutionInterceptor {

    private static final LongAdder CALLS = new LongAdder();

    /** So far. */
    static long sum() {
        return CALLS.sum();
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        CALLS.increment();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.response() instanceof ReceiveMessageResponse receive
                && receive.messages().isEmpty()) {
            CALLS.decrement();
        }
    }
}
