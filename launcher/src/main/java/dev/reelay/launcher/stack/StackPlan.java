package dev.reelay.launcher.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to run together.
 *
 * @param home the directory of the build, where the jars are
 * @param logs the directory for the logs: {@code local-aws.log}, {@code producer.log}, {@code producer-2.log}, ...
 */
public record StackPlan(Path home, Path logs, AwsPlan aws, List<ServicePlan> services) {
    /** Makes paths absolute, and copies the list. */
    public StackPlan {
        home = home.toAbsolutePath().normalize();
        logs = logs.toAbsolutePath().normalize();
        services = List.copyOf(services);
    }

    /** Embedded AWS alone, on free ports. */
    public static StackPlan in(Path home, Path logs) {
        return new StackPlan(home, logs, AwsPlan.onFreePorts(), List.of());
    }

    /** With this AWS in place of the one before. */
    public StackPlan with(AwsPlan chosen) {
        return new StackPlan(home, logs, chosen, services);
    }

    /** With these services, too, which are started in this order. */
    public StackPlan with(ServicePlan... more) {
        List<ServicePlan> all = new ArrayList<>(services);
        all.addAll(List.of(more));
        return new StackPlan(home, logs, aws, all);
    }

    /** Every jar it needs, none twice. */
    public List<Path> jars() {
        return Stream.concat(
                        Stream.of(AwsPlan.jar(home)),
                        services.stream().map(service -> service.kind().jar(home)))
                .distinct()
                .toList();
    }
}
