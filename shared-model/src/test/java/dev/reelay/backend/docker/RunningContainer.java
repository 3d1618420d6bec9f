package dev.reelay.backend.docker;

import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import org.testcontainers.containers.GenericContainer;

/** A backend that was started, and runs until this JVM exits. */
record RunningContainer(GenericContainer<?> container, URI endpoint, Emulator emulator) {

    private static final ConcurrentHashMap<DockerBackend, RunningContainer> ALL = new ConcurrentHashMap<>();

    /** The one of this JVM. */
    static RunningContainer of(DockerBackend backend) {
        return ALL.computeIfAbsent(backend, RunningContainer::startOf);
    }

    private static RunningContainer startOf(DockerBackend backend) {
        RunningContainer started = backend.start();
        // Where Testcontainers' own reaper is switched off, nobody else would.
        Runtime.getRuntime().addShutdownHook(new Thread(started.container()::stop, "stop-" + backend));
        return started;
    }
}
