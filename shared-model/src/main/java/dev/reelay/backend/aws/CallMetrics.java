package dev.reelay.backend.aws;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * Counts requests to AWS as AWS bills them: {@code reelay.aws.calls} every attempt, by service and operation;
 * {@code reelay.aws.failures} calls that ended in failure, 0 from an operation's first attempt on;
 * {@code reelay.aws.empty.polls} receives that brought no message.
 */
final class CallMetrics implements ExecutionInterceptor {

    private final MeterRegistry meters;

    CallMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        counter("reelay.aws.calls", attributes).increment();
        // So that the first failure is an increase to Prometheus.
        counter("reelay.aws.failures", attributes);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.response() instanceof ReceiveMessageResponse received
                && received.messages().isEmpty()) {
            counter("reelay.aws.empty.polls", attributes).increment();
        }
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        counter("reelay.aws.failures", attributes).increment();
    }

    private Counter counter(String meter, ExecutionAttributes attributes) {
        return meters.counter(
                meter,
                "service",
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                "operation",
                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }
}
