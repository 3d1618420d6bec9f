package dev.reelay.benchmarks.startup;

import dev.reelay.benchmarks.measure.Stopwatch;
import dev.reelay.benchmarks.pipeline.Lab;
import dev.reelay.launcher.process.FastStart;
import dev.reelay.launcher.process.JavaProgram;
import dev.reelay.launcher.process.RunningProgram;
import dev.reelay.launcher.stack.FreePorts;
import dev.reelay.launcher.stack.RunningService;
import dev.reelay.launcher.stack.ServiceKind;
import dev.reelay.launcher.stack.ServicePlan;
import dev.reelay.launcher.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Starts one service in all ways that it can be packaged, beside a backend that is up. */
public final class Startup {

    private final Lab lab;
    private final ServiceKind kind;
    private final FastStart extracted;
    private final FastStart trained;

    /** Of this service. */
    public Startup(Lab lab, ServiceKind kind) {
        this.lab = lab;
        this.kind = kind;
        Path jar = kind.jar(lab.home());
        Path folder = lab.logs().resolve("fast-starts");
        this.extracted = new FastStart(jar, lab.jvmFlags(), Optional.empty(), folder.resolve("extracted"), lab.logs());
        this.trained = new FastStart(
                jar, lab.jvmFlags(), Optional.of(Stack.SERVICE_TRAINING), folder.resolve("trained"), lab.logs());
    }

    /** Takes the jar apart, and makes the AOT cache in a training run. */
    public void prepare() {
        extracted.make();
        trained.make();
    }

    /** From the start of the process until the service says that it is ready; it is stopped again. */
    public Duration measure(Packaging packaging) {
        ServicePlan plan = new ServicePlan(kind, FreePorts.orFree(0), Map.of(), Map.of(), List.of());
        String title = kind.title() + "-" + packaging.name().toLowerCase(Locale.ROOT);
        Path log = lab.logs().resolve(title + ".log");
        JavaProgram program = switch (packaging) {
            case FAT_JAR -> JavaProgram.jar(title, kind.jar(lab.home()), log).withJvmFlags(lab.jvmFlags());
            case EXTRACTED -> extracted.program(title, log);
            case AOT_CACHE -> trained.program(title, log);
        };
        Stopwatch watch = Stopwatch.started();
        try (RunningProgram running = program.withoutEnvironment("AWS_")
                .withArguments(arguments(plan.port()))
                .start()) {
            new RunningService(plan, running).awaitReady();
            return watch.elapsed();
        }
    }

    private List<String> arguments(int port) {
        List<String> arguments = new ArrayList<>(List.of("--spring.profiles.active=local", "--server.port=" + port));
        lab.endpoints().properties().forEach((property, value) -> arguments.add("--" + property + "=" + value));
        return arguments;
    }
}
