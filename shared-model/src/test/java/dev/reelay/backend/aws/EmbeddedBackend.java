package dev.reelay.backend.aws;

import dev.reelay.localaws.LocalAws;
import dev.reelay.schema.SchemaNames;
import java.util.concurrent.ConcurrentHashMap;

/** The embedded AWS of this JVM, with a schema for each test class: no Docker, and nobody meets another's messages. */
public final class EmbeddedBackend {

    private static final ConcurrentHashMap<String, TestBackend> LOADED = new ConcurrentHashMap<>();

    private EmbeddedBackend() {}

    /** The backend with a schema of this name, made at first use; lower-case letters and hyphens. */
    public static TestBackend named(String name) {
        return LOADED.computeIfAbsent(name, absent -> backend(names(name)).load());
    }

    /** The same with FIFO queues. */
    public static TestBackend fifoNamed(String name) {
        return LOADED.computeIfAbsent(
                name + ".fifo", absent -> backend(fifoNames(name)).load());
    }

    static SchemaNames names(String name) {
        return new SchemaNames(
                name + "-bucket",
                name + "-table",
                name + "-generate",
                name + "-load",
                name + "-confirm",
                name + "-sweep");
    }

    static SchemaNames fifoNames(String name) {
        return new SchemaNames(
                        name + "-fifo-bucket",
                        name + "-fifo-table",
                        name + "-generate",
                        name + "-load",
                        name + "-confirm",
                        name + "-sweep")
                .withQueueSuffix(".fifo");
    }

    private static TestBackend backend(SchemaNames names) {
        LocalAws aws = LocalAws.shared();
        return new TestBackend(
                aws.s3Endpoint(),
                aws.sqsEndpoint(),
                aws.dynamoDbEndpoint(),
                aws.accessKeyId(),
                aws.secretAccessKey(),
                names);
    }
}
