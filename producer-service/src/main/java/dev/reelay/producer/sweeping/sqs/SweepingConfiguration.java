package dev.reelay.producer.sweeping.sqs;

import dev.reelay.backend.BackendProperties;
import dev.reelay.backend.Feature;
import dev.reelay.backend.RequiredNames;
import dev.reelay.producer.deadletters.WorkQueues;
import dev.reelay.producer.sweeping.Buckets;
import dev.reelay.producer.sweeping.SweepMetrics;
import dev.reelay.producer.sweeping.SweepQueue;
import dev.reelay.producer.sweeping.SweepingProperties;
import dev.reelay.producer.sweeping.Sweeps;
import dev.reelay.producer.sweeping.TakeStep;
import dev.reelay.producer.sweeping.Targets;
import dev.reelay.queues.Queues;
import dev.reelay.schema.SchemaNames;
import dev.reelay.stage.Stages;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Where steps are sent, what is done with them, and where objects are published. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SweepingProperties.class)
class SweepingConfiguration {

    @Bean
    @Order(1)
    Feature sweepFeature(SchemaNames names) {
        return Feature.whereThereIs(
                "Sweeping and auditing buckets",
                new RequiredNames(List.of(), List.of(), List.of(names.sweepQueue())),
                "sweep");
    }

    @Bean
    SweepQueue sweepQueue(Queues queues, SchemaNames names) {
        return new SqsSweepQueue(queues.named(names.sweepQueue()));
    }

    @Bean
    Targets targets(
            SqsAsyncClient client, BackendProperties properties, WorkQueues queues, SweepingProperties sweeping) {
        Set<String> own = queues.all().stream()
                .flatMap(queue -> Stream.of(queue.name(), queue.deadLetterQueue()))
                .collect(Collectors.toSet());
        return new SqsTargets(client, properties, own, sweeping.callsAtOnce());
    }

    @Bean
    SweepListener sweepListener(
            Stages stages,
            Sweeps sweeps,
            Buckets buckets,
            Targets targets,
            SweepQueue queue,
            SchemaNames names,
            SweepingProperties sweeping,
            BackendProperties backend,
            MeterRegistry meters,
            Clock clock) {
        TakeStep work = new TakeStep(
                sweeps,
                buckets,
                targets,
                queue,
                new SweepMetrics(meters),
                sweeping.keysPerStep(),
                backend.callTimeout(),
                clock);
        return new SweepListener(stages.of(work, names.sweepQueue()));
    }
}
