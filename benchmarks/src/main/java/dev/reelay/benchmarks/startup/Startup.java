package dev.reelay.benchmarks.startup;

import dev.reelay.benchmarks.measure.Stopwatch;
import dev.reelay.benchmarks.pipeline.Lab;
import dev.reelay.launcher.process.JavaProgram;
import dev.reelay.launcher.process.Readiness;
import dev.reelay.launcher.process.RunningProgram;
import dev.reelay.launcher.stack.ServiceKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts one service in all ways that it can be packaged, beside a backend that is up. */
public final class Startup {

    private static final Duration START = Duration.ofMinutes(2);
    private static final long CACHE_MINUTES = 10;

    private final Lab lab;
    private final ServiceKind kind;
    private final Path extracted;
    private final Path cache;

    /** Of this service. */
    public Startup(Lab lab, ServiceKind kind) {
        this.lab = lab;
        this.kind = kind;
        Path folder = lab.logs().resolve(kind.title() + "-extracted").toAbsolutePath();
        this.extracted = folder.resolve(kind.jar(lab.home()).getFileName());
        this.cache = folder.resolve("service.aot");
    }

    /** Takes the jar apart, and makes the AOT cache in a training run. */
    public void prepare() {
        Path folder = extracted.getParent();
        RunningProgram extraction = program("extract", kind.jar(lab.home()))
                .withJvmFlags(List.of("-Djarmode=tools"))
                .withArguments(List.of("extract", "--force", "--destination", String.valueOf(folder)))
                .start();
        requireSuccess(extraction);
        int port = freePort();
        RunningProgram training = service("training", extracted, port)
                .withJvmFlags(List.of("-XX:AOTCacheOutput=" + cache))
                .start();
        training.awaitReady(readiness(port), START);
        // It writes the cache when it ends, which may take longer than a service is given to stop.
        ProcessHandle.of(training.pid()).ifPresent(ProcessHandle::destroy);
        requireSuccess(training);
        if (!Files.isRegularFile(cache)) {
            throw new IllegalStateException("no AOT cache was written; " + training.quoteLog());
        }
    }

    /** From the start of the process until the service says that it is ready; it is stopped again. */
    public Duration measure(Packaging packaging) {
        int port = freePort();
        JavaProgram program = switch (packaging) {
            case FAT_JAR -> service(packaging.name(), kind.jar(lab.home()), port);
            case EXTRACTED -> service(packaging.name(), extracted, port);
            case AOT_CACHE -> service(packaging.name(), extracted, port).withJvmFlags(List.of("-XX:AOTCache=" + cache));
        };
        Stopwatch watch = Stopwatch.started();
        try (RunningProgram running = program.start()) {
            running.awaitReady(readiness(port), START);
            return watch.elapsed();
        }
    }

    private JavaProgram service(String name, Path jar, int port) {
        List<String> arguments = new ArrayList<>(List.of("--spring.profiles.active=local", "--server.port=" + port));
        lab.endpoints().properties().forEach((property, value) -> arguments.add("--" + property + "=" + value));
        return program(name, jar).withJvmFlags(lab.jvmFlags()).withArguments(arguments);
    }

    private JavaProgram program(String name, Path jar) {
        String title = kind.title() + "-" + name.toLowerCase(java.util.Locale.ROOT);
        return JavaProgram.jar(title, jar, lab.logs().resolve(title + ".log")).withoutEnvironment("AWS_");
    }

    private static Readiness readiness(int port) {
        return Readiness.answers(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"));
    }

    private static void requireSuccess(RunningProgram program) {
        try {
            int code = program.onExit().get(CACHE_MINUTES, TimeUnit.MINUTES);
            if (code != 0) {
                throw new IllegalStateException(
                        program.name() + " ended with exit code " + code + "; " + program.quoteLog());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            program.kill();
            throw new IllegalStateException(program.name() + " did not end", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }
}
