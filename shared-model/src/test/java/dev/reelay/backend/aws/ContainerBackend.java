package dev.reelay.backend.aws;

import dev.reelay.backend.docker.DockerBackend;
import dev.reelay.schema.SchemaNames;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;

/** Backends in containers, with a schema for each test class as on {@link EmbeddedBackend}. */
public final class ContainerBackend {

    /** What both emulators take. */
    private static final String KEY = "test";

    private static final ConcurrentHashMap<String, TestBackend> LOADED = new ConcurrentHashMap<>();

    private ContainerBackend() {}

    /** The backend with a schema of this name, made at first use; lower-case letters and hyphens. */
    public static TestBackend named(DockerBackend docker, String name) {
        return loaded(docker, EmbeddedBackend.names(name));
    }

    /** The same with FIFO queues. */
    public static TestBackend fifoNamed(DockerBackend docker, String name) {
        return loaded(docker, EmbeddedBackend.fifoNames(name));
    }

    private static TestBackend loaded(DockerBackend docker, SchemaNames names) {
        return LOADED.computeIfAbsent(docker + " " + names, absent -> {
            URI endpoint = docker.endpoint();
            return new TestBackend(endpoint, endpoint, endpoint, KEY, KEY, names).load();
        });
    }
}
