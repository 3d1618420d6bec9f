package dev.reelay.stage.sqs;

import dev.reelay.backend.Feature;
import io.awspring.cloud.sqs.listener.MessageListenerContainerRegistry;
import io.awspring.cloud.sqs.listener.SqsMessageListenerContainer;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/** Keeps the listeners of features that are left out from starting: their queues may not be there. */
final class ListenersOfFeatures implements SmartLifecycle {

    private final ObjectProvider<MessageListenerContainerRegistry> containers;
    private final List<Feature> features;
    private volatile boolean running;

    /** Gets the containers late: Spring starts what a bean depends on before it. */
    ListenersOfFeatures(ObjectProvider<MessageListenerContainerRegistry> containers, List<Feature> features) {
        this.containers = containers;
        this.features = features;
    }

    @Override
    public void start() {
        features.stream()
                .filter(feature -> feature.whyOff().isPresent())
                .map(feature -> containers.getObject().getContainerById(feature.listener()))
                .forEach(container -> {
                    if (container instanceof SqsMessageListenerContainer<?> left) {
                        left.configure(options -> options.autoStartup(false));
                    }
                });
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

    /** After it is known which they are, and before any listener. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }
}
