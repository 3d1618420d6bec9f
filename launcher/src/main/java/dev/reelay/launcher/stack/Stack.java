package dev.reelay.launcher.stack;

import dev.reelay.launcher.process.FastStart;
import dev.reelay.launcher.process.JavaProgram;
import dev.reelay.launcher.process.ProgramFailedException;
import dev.reelay.launcher.process.Readiness;
import dev.reelay.launcher.process.RunningProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Embedded AWS and services, running. Services use the profile {@code local}, and of the environment they inherit no variable
 * {@code AWS_*}, so that nobody's own account ever gets in here.
 *
 * <p>Closing stops the services, all at once, and then embedded AWS. It happens by itself when this JVM exits; if this JVM is
 * killed, every program is sent a SIGTERM. Safe for use by several threads.
 */
public final class Stack implements AutoCloseable {
    private static final String PROFILE = "local";

    /** A start of a service of which the JVM learns: all beans are made, and nothing is started, so that it needs no AWS. */
    public static final FastStart.Training SERVICE_TRAINING = new FastStart.Training(
            List.of("-Dspring.context.exit=onRefresh"), List.of("--spring.profiles.active=" + PROFILE));

    private static final Duration AWS_START = Duration.ofSeconds(90);
    // These programs live for minutes, on a machine that they share: the optimising compiler would take more than it
    // gives.
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";
    private static final List<String> AWS_JVM = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            QUICK_COMPILER,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    private static final List<String> SERVICE_JVM = List.of("-Xmx256m", "-XX:+UseSerialGC", QUICK_COMPILER);

    private final StackPlan plan;
    private final AwsPlan aws;
    private final FastStart fastAws;
    private final Map<ServiceKind, FastStart> fastServices = new ConcurrentHashMap<>();
    private final List<RunningService> services = new ArrayList<>();
    private final Map<ServiceKind, Integer> started = new HashMap<>();
    private final Thread atExit = new Thread(this::stop, "stop-the-stack");
    private @Nullable RunningProgram awsProgram;
    private boolean closed;

    private Stack(StackPlan plan) {
        this.plan = plan;
        this.aws = plan.aws().withPortsChosen();
        this.fastAws = fastStart(AwsPlan.jar(plan.home()), AWS_JVM, Optional.empty());
    }

    /** Chooses the ports; nothing runs yet. */
    public static Stack of(StackPlan plan) {
        Stack stack = new Stack(plan);
        Runtime.getRuntime().addShutdownHook(stack.atExit);
        return stack;
    }

    /** Starts all of it and waits until it is ready; if anything fails, nothing is left running. */
    public static Stack start(StackPlan plan) {
        Stack stack = of(plan);
        try {
            stack.prepare();
            stack.startAws();
            stack.startServices();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Whether {@link #prepare()} has nothing left to do. */
    public boolean isPrepared() {
        return fastStarts().allMatch(FastStart::isMade);
    }

    /**
     * Makes what lets its programs start fast, all at once: some ten seconds after a build, and nothing after that. Not needed:
     * what is missing is made when it is started.
     *
     * @throws ProgramFailedException if one of them cannot be made
     */
    public void prepare() {
        allAtOnce(fastStarts().<Runnable>map(start -> start::make).toList());
    }

    /** Starts embedded AWS and waits until it is ready, its schema loaded. After it ended: again, on the same ports. */
    public void startAws() {
        RunningProgram program;
        synchronized (this) {
            failIfClosed();
            JavaProgram java =
                    program("local-aws", fastAws).withJvmFlags(aws.jvmFlags()).withArguments(aws.commandLine());
            program = (awsProgram == null ? java : java.appending()).start();
            awsProgram = program;
        }
        program.awaitReady(Readiness.logs(AwsPlan.READY_LINE), AWS_START);
    }

    /** Starts every service of the plan, all at once, and waits until all are ready; the first that fails ends the wait. */
    public void startServices() {
        List<RunningService> launched =
                plan.services().stream().map(this::launch).toList();
        allAtOnce(
                launched.stream().<Runnable>map(service -> service::awaitReady).toList());
    }

    /** The first that fails ends the wait. */
    private static void allAtOnce(List<Runnable> tasks) {
        CompletableFuture<?> failed = new CompletableFuture<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<?> all = CompletableFuture.allOf(tasks.stream()
                    .map(task -> CompletableFuture.runAsync(task, executor).whenComplete((ignored, problem) -> {
                        if (problem != null) {
                            failed.completeExceptionally(problem);
                            executor.shutdownNow();
                        }
                    }))
                    .toArray(CompletableFuture<?>[]::new));
            CompletableFuture.anyOf(failed, all).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProgramFailedException cause ? cause : e;
        }
    }

    /** Starts one more service and waits until it is ready. */
    public RunningService start(ServicePlan service) {
        RunningService running = launch(service);
        running.awaitReady();
        return running;
    }

    /** Starts a service that has ended again, as it was, its output added to the same log; waits until it is ready. */
    public RunningService restart(RunningService ended) {
        RunningService again;
        synchronized (this) {
            failIfClosed();
            JavaProgram java = java(ended.plan(), ended.program().name());
            again = new RunningService(ended.plan(), java.appending().start());
            services.replaceAll(service -> service.equals(ended) ? again : service);
        }
        again.awaitReady();
        return again;
    }

    /** Embedded AWS as planned, with the ports that were chosen. */
    public AwsPlan aws() {
        return aws;
    }

    /**
     * The process of embedded AWS, the latest one.
     *
     * @throws IllegalStateException if it was not started
     */
    public synchronized RunningProgram awsProgram() {
        if (awsProgram == null) {
            throw new IllegalStateException("embedded AWS was not started");
        }
        return awsProgram;
    }

    /** In the order of their start. */
    public synchronized List<RunningService> services(ServiceKind kind) {
        return services.stream()
                .filter(service -> service.plan().kind() == kind)
                .toList();
    }

    /** The first producer. */
    public RunningService producer() {
        return services(ServiceKind.PRODUCER).getFirst();
    }

    /** The first consumer. */
    public RunningService consumer() {
        return services(ServiceKind.CONSUMER).getFirst();
    }

    /** Everything that was started, dead or alive. */
    public synchronized List<RunningProgram> programs() {
        return Stream.concat(Stream.ofNullable(awsProgram), services.stream().map(RunningService::program))
                .toList();
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ignored) {
            // This JVM is exiting: the hook runs, or has run.
        }
    }

    private synchronized void stop() {
        closed = true;
        try (ExecutorService stopping = Executors.newVirtualThreadPerTaskExecutor()) {
            services.forEach(service -> stopping.execute(service.program()::close));
        }
        if (awsProgram != null) {
            awsProgram.close();
        }
    }

    private synchronized RunningService launch(ServicePlan service) {
        failIfClosed();
        int number = started.merge(service.kind(), 1, Integer::sum);
        String name = service.kind().title() + (number == 1 ? "" : "-" + number);
        ServicePlan chosen = service.onPort(FreePorts.orFree(service.port()));
        RunningService running = new RunningService(chosen, java(chosen, name).start());
        services.add(running);
        return running;
    }

    private JavaProgram java(ServicePlan service, String name) {
        Map<String, String> properties = new TreeMap<>(aws.properties());
        properties.put("spring.profiles.active", PROFILE);
        properties.put("server.port", Integer.toString(service.port()));
        properties.putAll(service.properties());
        return program(name, fastStart(service.kind()))
                .withJvmFlags(service.jvmFlags())
                .withEnvironment(service.environment())
                .withArguments(properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toList());
    }

    private Stream<FastStart> fastStarts() {
        return Stream.concat(
                Stream.of(fastAws),
                plan.services().stream().map(ServicePlan::kind).distinct().map(this::fastStart));
    }

    private FastStart fastStart(ServiceKind kind) {
        return fastServices.computeIfAbsent(
                kind, absent -> fastStart(kind.jar(plan.home()), SERVICE_JVM, Optional.of(SERVICE_TRAINING)));
    }

    private FastStart fastStart(Path jar, List<String> jvmFlags, Optional<FastStart.Training> training) {
        Path folder = plan.home().resolve(Path.of(".reelay", "fast-starts"));
        return new FastStart(jar, jvmFlags, training, folder, plan.logs());
    }

    private JavaProgram program(String name, FastStart fastStart) {
        return fastStart
                .program(name, plan.logs().resolve(name + ".log"))
                .in(plan.home())
                .withoutEnvironment("AWS_");
    }

    private void failIfClosed() {
        if (closed) {
            throw new IllegalStateException("the stack is closed");
        }
    }
}
