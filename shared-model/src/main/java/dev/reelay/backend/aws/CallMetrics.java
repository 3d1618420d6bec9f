package dev.reelay.backend.aws;

import io.micrometer.core.instrument.MeterRegistry;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * Counts requests to AWS as AWS bills them: {@code reelay.aws.calls} every attempt, by service and operation;
 * {@code reelay.aws.failures} calls that ended in failure; {@code reelay.aws.empty.polls} receives that brought no message.
 */
final class CallMetrics implements ExecutionInterceptor {

    private final MeterRegistry meters;

    CallMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        count("reelay.aws.calls", attributes);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.response() instanceof ReceiveMessageResponse received
                && received.messages().isEmpty()) {
            count("reelay.aws.empty.polls", attributes);
        }
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        count("reelay.aws.failures", attributes);
    }

    private void count(String meter, ExecutionAttributes attributes) {
        meters.counter(
                        meter,
                        "service",
                        attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                        "operation",
                        attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME))
                .increment();
    }
}
