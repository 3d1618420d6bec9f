package dev.reelay.sweep.aws;

import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts the requests of the clients that it is given to, every attempt, as AWS bills them. */
public final class CallCount implements ExecutionInterceptor {

    private final AtomicLong calls = new AtomicLong();

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        calls.incrementAndGet();
    }

    /** So far. */
    public long calls() {
        return calls.get();
    }
}
