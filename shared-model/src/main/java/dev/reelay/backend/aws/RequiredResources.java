package dev.reelay.backend.aws;

import dev.reelay.backend.MissingResourceException;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/**
 * Looks, as the first thing that starts, whether everything is there that the service needs and never creates: before any
 * listener or port opens. Not earlier, so that a context can be made without AWS, as the training run of an AOT cache does.
 */
final class RequiredResources implements SmartLifecycle {
    private final Probes probes;
    private volatile boolean running;

    RequiredResources(Probes probes) {
        this.probes = probes;
    }

    @Override
    public void start() {
        List<String> missing = probes.missing();
        if (!missing.isEmpty()) {
            throw new MissingResourceException(missing);
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
