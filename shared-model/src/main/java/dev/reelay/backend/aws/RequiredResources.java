package dev.reelay.backend.aws;

import dev.reelay.backend.AtStart;
import dev.reelay.backend.Feature;
import dev.reelay.backend.MissingResourceException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks, as the first thing that starts, whether everything is there that the service needs and never creates, and which features
 * can be used, and does what waits for that: before any listener or port opens. Not earlier, so that a context can be made without AWS, as the training run of an AOT cache does.
 */
final class RequiredResources implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RequiredResources.class);

    private final Probes probes;
    private final List<Feature> features;
    private final List<AtStart> afterwards;
    private volatile boolean running;

    RequiredResources(Probes probes, List<Feature> features, List<AtStart> afterwards) {
        this.probes = probes;
        this.features = features;
        this.afterwards = afterwards;
    }

    @Override
    public void start() {
        List<String> missing = probes.missing(features.stream()
                .filter(Feature::isDemanded)
                .map(Feature::needs)
                .toList());
        if (!missing.isEmpty()) {
            throw new MissingResourceException(missing);
        }
        features.stream().filter(feature -> !feature.isDemanded()).forEach(this::look);
        afterwards.forEach(AtStart::atStart);
        running = true;
    }

    private void look(Feature feature) {
        List<String> missing = probes.closed(feature.needs());
        if (!missing.isEmpty()) {
            feature.leaveOut(missing);
        }
        feature.whyOff().ifPresent(LOG::info);
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
