package dev.reelay.launcher.stack;

import java.nio.file.Path;

/** Which of our two services. */
public enum ServiceKind {
    /** Takes jobs and generates. */
    PRODUCER("producer", "producer-service"),
    /** Loads and confirms. */
    CONSUMER("consumer", "consumer-service");

    private final String title;
    private final String module;

    ServiceKind(String title, String module) {
        this.title = title;
        this.module = module;
    }

    /** What people call it, and its log. */
    public String title() {
        return title;
    }

    /** Where the build leaves it. */
    public Path jar(Path home) {
        return home.resolve(module, "target", module + ".jar");
    }
}
