package dev.reelay.benchmarks.pipeline;

import dev.reelay.launcher.stack.AwsPlan;
import dev.reelay.launcher.stack.RunningService;
import dev.reelay.launcher.stack.ServicePlan;
import dev.reelay.launcher.stack.Stack;
import dev.reelay.launcher.stack.StackPlan;
import dev.reelay.schema.SchemaNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A backend of its own for one benchmark, and everything that is started beside it. Closing stops all of it.
 *
 * @param jvmFlags of services and contenders alike
 */
public record Lab(Stack stack, Backend backend, Path home, Path logs, List<String> jvmFlags) implements AutoCloseable {

    /** Copies the flags. */
    public Lab {
        jvmFlags = List.copyOf(jvmFlags);
    }

    /** Starts the backend with the same flags, but with this much heap, as in {@code 2g}. */
    public static Lab open(Path home, Path logs, List<String> jvmFlags, String backendHeap) {
        AwsPlan aws = AwsPlan.onFreePorts();
        for (String flag : jvmFlags) {
            aws = aws.withJvmFlag(flag);
        }
        // The last one counts.
        Stack stack = Stack.of(StackPlan.in(home, logs).with(aws.withJvmFlag("-Xmx" + backendHeap)));
        try {
            stack.startAws();
            return new Lab(stack, new Backend(Endpoints.of(stack.aws())), home, logs, jvmFlags);
        } catch (RuntimeException failed) {
            stack.close();
            throw failed;
        }
    }

    /** Where the backend is. */
    public Endpoints endpoints() {
        return Endpoints.of(stack.aws());
    }

    /** One producer and one consumer with resources of the contract's names. */
    public Pipeline pipeline() {
        return pipeline(SchemaNames.defaults(), List.of(ServicePlan.producer(), ServicePlan.consumer()));
    }

    /** Starts these services, with resources of these names, and waits until they are ready. */
    public Pipeline pipeline(SchemaNames names, List<ServicePlan> plans) {
        backend.load(names);
        List<RunningService> producers = new ArrayList<>();
        List<RunningService> consumers = new ArrayList<>();
        for (ServicePlan plan : plans) {
            RunningService service = stack.start(Names.given(flagged(plan), names));
            switch (plan.kind()) {
                case PRODUCER -> producers.add(service);
                case CONSUMER -> consumers.add(service);
            }
        }
        return new Pipeline(names, producers, consumers, backend);
    }

    /** A plan whose service finds the backend elsewhere than where it is. */
    public static ServicePlan through(Endpoints endpoints, ServicePlan plan) {
        ServicePlan told = plan;
        for (Map.Entry<String, String> property : endpoints.properties().entrySet()) {
            told = told.with(property.getKey(), property.getValue());
        }
        return told;
    }

    private ServicePlan flagged(ServicePlan plan) {
        ServicePlan flagged =
                new ServicePlan(plan.kind(), plan.port(), plan.properties(), plan.environment(), jvmFlags);
        for (String own : plan.jvmFlags()) {
            flagged = flagged.withJvmFlag(own);
        }
        return flagged;
    }

    @Override
    public void close() {
        backend.close();
        stack.close();
    }
}
