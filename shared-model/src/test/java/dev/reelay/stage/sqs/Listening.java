package dev.reelay.stage.sqs;

import dev.reelay.queues.Delivery;
import dev.reelay.stage.Stage;
import io.awspring.cloud.sqs.config.SqsMessageListenerContainerFactory;
import io.awspring.cloud.sqs.listener.QueueNotFoundStrategy;
import io.awspring.cloud.sqs.listener.SqsMessageListenerContainer;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A stage that listens to its queue through the listener container that the services have. */
public final class Listening implements AutoCloseable {

    private final SqsMessageListenerContainer<Delivery> container;

    private Listening(SqsMessageListenerContainer<Delivery> container) {
        this.container = container;
    }

    /** Listens from now on. */
    public static Listening to(String queue, SqsAsyncClient client, Stage<?> stage) {
        return to(queue, client, stage, ObservationRegistry.NOOP);
    }

    /** The same, with the messages observed as the services observe them. */
    public static Listening to(String queue, SqsAsyncClient client, Stage<?> stage, ObservationRegistry observations) {
        if (!observations.isNoop()) {
            observations.observationConfig().observationPredicate(StageConfiguration.onlyTracedMessages());
        }
        SqsMessageListenerContainerFactory<Delivery> factory = SqsMessageListenerContainerFactory.<Delivery>builder()
                .sqsAsyncClient(client)
                .build();
        StageConfiguration.configure(factory, new StageProperties(Duration.ofSeconds(30), Duration.ofSeconds(10)));
        factory.configure(options -> options.queueNotFoundStrategy(QueueNotFoundStrategy.FAIL)
                .maxConcurrentMessages(100)
                .observationRegistry(observations)
                .pollTimeout(Duration.ofSeconds(1)));
        SqsMessageListenerContainer<Delivery> container = factory.createContainer(queue);
        container.setMessageListener(message -> stage.work(message.getPayload()));
        container.start();
        return new Listening(container);
    }

    /** Whether it still does. */
    public boolean isRunning() {
        return container.isRunning();
    }

    /** What a listener is given for a message. */
    public static Delivery delivery(Message message) {
        return DeliveryConverter.delivery(message);
    }

    /** Waits for what is in flight, as the services do at shutdown. */
    @Override
    public void close() {
        container.stop();
    }
}
