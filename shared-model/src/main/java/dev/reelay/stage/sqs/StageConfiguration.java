package dev.reelay.stage.sqs;

import static io.awspring.cloud.sqs.listener.backpressure.BackPressureHandlerFactories.compositeBackPressureHandler;
import static io.awspring.cloud.sqs.listener.backpressure.BackPressureHandlerFactories.concurrencyLimiterBackPressureHandler;

import dev.reelay.backend.Feature;
import dev.reelay.ledger.Timelines;
import dev.reelay.queues.Queues;
import dev.reelay.stage.FailurePolicy;
import dev.reelay.stage.Heartbeat;
import dev.reelay.stage.MessageEvents;
import dev.reelay.stage.RetryProperties;
import dev.reelay.stage.StageMetrics;
import dev.reelay.stage.Stages;
import dev.reelay.traces.Traces;
import io.awspring.cloud.autoconfigure.sqs.SqsProperties;
import io.awspring.cloud.sqs.config.SqsMessageListenerContainerFactory;
import io.awspring.cloud.sqs.listener.MessageListenerContainerRegistry;
import io.awspring.cloud.sqs.listener.acknowledgement.handler.AcknowledgementMode;
import io.awspring.cloud.sqs.support.observation.SqsListenerObservation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationPredicate;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/** Stages, and the listener containers that feed them. */
@AutoConfiguration
@EnableConfigurationProperties({StageProperties.class, RetryProperties.class})
class StageConfiguration {

    /** At 20 ms a receive this is 4,000 messages a second, more than one instance handles. */
    private static final int MOST_POLLS = 8;

    @Bean
    StageMetrics stageMetrics(MeterRegistry meters) {
        return new StageMetrics(meters);
    }

    @Bean
    Heartbeat heartbeat(StageProperties properties, Clock clock) {
        return new Heartbeat(properties.visibility(), clock);
    }

    @Bean
    MessageEvents messageEvents(Timelines timelines, Clock clock) {
        return new MessageEvents(timelines::append, clock);
    }

    @Bean
    Stages stages(
            Queues queues,
            RetryProperties retry,
            Heartbeat heartbeat,
            StageMetrics metrics,
            Traces traces,
            MessageEvents events) {
        return new Stages(
                queues,
                new FailurePolicy(retry, () -> ThreadLocalRandom.current().nextLong()),
                heartbeat,
                metrics,
                traces,
                events);
    }

    @Bean
    ListenersOfFeatures listenersOfFeatures(
            ObjectProvider<MessageListenerContainerRegistry> containers, ObjectProvider<Feature> features) {
        return new ListenersOfFeatures(containers, features.stream().toList());
    }

    /**
     * The container observes each message, and so makes it a span ({@code spring.cloud.aws.sqs.observation-enabled}): only those that
     * carry a trace, because nothing would come of the others'.
     */
    @Bean
    static ObservationPredicate onlyTracedMessages() {
        return (name, context) -> !(context instanceof SqsListenerObservation.Context listening)
                || listening.getMessage().getHeaders().containsKey(Traces.ATTRIBUTE);
    }

    /**
     * Completes the container factory of Spring Cloud AWS, which has no customizer of its own: one virtual thread per message,
     * and no acknowledgement by the container, because a stage deletes messages itself, ten at a time.
     */
    @Bean
    static BeanPostProcessor listenerContainers(
            ObjectProvider<StageProperties> properties, ObjectProvider<SqsProperties> library) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof SqsMessageListenerContainerFactory<?> factory) {
                    configure(factory, properties.getObject());
                    neverAskForMoreThanMayBeInWork(factory, library.getObject().getListener());
                }
                return bean;
            }
        };
    }

    /** The library refuses to start where a receive may bring more ({@code max-messages-per-poll}) than is worked on at a time. */
    private static void neverAskForMoreThanMayBeInWork(
            SqsMessageListenerContainerFactory<?> factory, SqsProperties.Listener listener) {
        Integer inWork = listener.getMaxConcurrentMessages();
        Integer perPoll = listener.getMaxMessagesPerPoll();
        if (inWork != null && perPoll != null) {
            factory.configure(options -> options.maxMessagesPerPoll(Math.min(perPoll, inWork)));
        }
    }

    static void configure(SqsMessageListenerContainerFactory<?> factory, StageProperties properties) {
        factory.configure(options -> options.acknowledgementMode(AcknowledgementMode.MANUAL)
                .backPressureHandlerFactory(compositeBackPressureHandler(
                        concurrencyLimiterBackPressureHandler(), any -> new PollsByBacklog(MOST_POLLS)))
                // After a full receive the container does not ask again by itself, until a message is done or this has
                // passed.
                .maxDelayBetweenPolls(Duration.ofMillis(200))
                .messageConverter(new DeliveryConverter())
                .listenerShutdownTimeout(properties.shutdownTimeout())
                .componentsTaskExecutor(new VirtualThreadTaskExecutor("stage-")));
    }
}
