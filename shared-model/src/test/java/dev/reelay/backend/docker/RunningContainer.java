package dev.reelay.backend.docker;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.testcontainers.containers.GenericContainer;

/** A backend that was started, and runs until this JVM exits. */
record RunningContainer(GenericContainer<?> container, URI endpoint, Emulator emulator) {

    private static final ConcurrentHashMap<String, CompletableFuture<RunningContainer>> ALL = new ConcurrentHashMap<>();

    /** The one of this name, started by whoever asks first. A failure is everybody's: a start takes minutes to fail. */
    static RunningContainer of(String name, Supplier<RunningContainer> start) {
        return ALL.computeIfAbsent(
                        name, absent -> CompletableFuture.supplyAsync(() -> started(absent, start), Runnable::run))
                .join();
    }

    private static RunningContainer started(String name, Supplier<RunningContainer> start) {
        RunningContainer started = start.get();
        // Where Testcontainers' own reaper is switched off, nobody else would.
        Runtime.getRuntime().addShutdownHook(new Thread(started.container()::stop, "stop-" + name));
        return started;
    }
}
