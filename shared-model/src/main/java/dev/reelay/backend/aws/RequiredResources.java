package dev.reelay.backend.aws;

import dev.reelay.backend.AtStart;
import dev.reelay.backend.Feature;
import dev.reelay.backend.MissingResourceException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks, as the first thing that starts, whether everything is there that the service needs and never creates, and which features can be used. */
final class RequiredResources extends AtStart {

    private static final Logger LOG = LoggerFactory.getLogger(RequiredResources.class);

    private final Probes probes;
    private final List<Feature> features;

    RequiredResources(Probes probes, List<Feature> features) {
        super(0);
        this.probes = probes;
        this.features = features;
    }

    @Override
    protected void run() {
        List<String> missing = probes.missing(features.stream()
                .filter(Feature::isDemanded)
                .map(Feature::needs)
                .toList());
        if (!missing.isEmpty()) {
            throw new MissingResourceException(missing);
        }
        features.stream().filter(feature -> !feature.isDemanded()).forEach(this::look);
    }

    private void look(Feature feature) {
        List<String> missing = probes.closed(feature.needs());
        if (!missing.isEmpty()) {
            feature.leaveOut(missing);
        }
        feature.whyOff().ifPresent(LOG::info);
    }
}
