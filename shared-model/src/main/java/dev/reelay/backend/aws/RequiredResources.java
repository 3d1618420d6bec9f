package dev.reelay.backend.aws;

import dev.reelay.backend.MissingResourceException;
import dev.reelay.backend.RequiredNames;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/**
 * Looks, as the first thing that starts, whether everything is there that the service needs and never creates: before any
 * listener or port opens. Not earlier, so that a context can be made without AWS, as the training run of an AOT cache does.
 */
final class RequiredResources implements SmartLifecycle {
    private final Probes probes;
    private final List<RequiredNames> features;
    private volatile boolean running;

    RequiredResources(Probes probes, List<RequiredNames> features) {
        this.probes = probes;
        this.features = features;
    }

    @Override
    public void start() {
        List<String> missing = probes.missing(features);
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
