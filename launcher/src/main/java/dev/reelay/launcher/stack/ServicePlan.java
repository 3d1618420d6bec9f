package dev.reelay.launcher.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One instance of a service, as it is to be started.
 *
 * @param port 0: a free one
 * @param properties go to it as {@code --key=value}; those that the stack would set itself (profile, port, endpoints) win over it
 */
public record ServicePlan(
        ServiceKind kind,
        int port,
        Map<String, String> properties,
        Map<String, String> environment,
        List<String> jvmFlags) {
    /** Copies maps and list. */
    public ServicePlan {
        properties = Map.copyOf(properties);
        environment = Map.copyOf(environment);
        jvmFlags = List.copyOf(jvmFlags);
    }

    /** A producer on a free port. */
    public static ServicePlan producer() {
        return new ServicePlan(ServiceKind.PRODUCER, 0, Map.of(), Map.of(), List.of());
    }

    /** A consumer on a free port. */
    public static ServicePlan consumer() {
        return new ServicePlan(ServiceKind.CONSUMER, 0, Map.of(), Map.of(), List.of());
    }

    /** On this port; 0: a free one. */
    public ServicePlan onPort(int chosen) {
        return new ServicePlan(kind, chosen, properties, environment, jvmFlags);
    }

    /** With one property more, or another value of it. */
    public ServicePlan with(String property, String value) {
        return new ServicePlan(kind, port, plus(properties, property, value), environment, jvmFlags);
    }

    /** With one variable of the environment more, or another value of it. */
    public ServicePlan withEnvironment(String variable, String value) {
        return new ServicePlan(kind, port, properties, plus(environment, variable, value), jvmFlags);
    }

    /** After the stack's own flags, so these win: {@code -Xmx128m}. */
    public ServicePlan withJvmFlag(String flag) {
        List<String> more = new ArrayList<>(jvmFlags);
        more.add(flag);
        return new ServicePlan(kind, port, properties, environment, more);
    }

    private static Map<String, String> plus(Map<String, String> map, String key, String value) {
        Map<String, String> more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }
}
