package dev.reelay.infrastructure.permissions.aws;

import dev.reelay.infrastructure.template.Value;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Keeps the requests of the clients that it is given to, whatever is answered. */
public final class CallRecorder implements ExecutionInterceptor {

    private final List<Execution> executions = new CopyOnWriteArrayList<>();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        executions.add(new Execution(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), context.request()));
    }

    /** The requests so far of this operation, with the names that their services use. */
    public List<Value> requests(String operation) {
        return executions.stream()
                .filter(call -> call.operation().equals(operation))
                .map(call -> SdkValues.of(call.request()))
                .toList();
    }

    private record Execution(String operation, SdkRequest request) {}
}
