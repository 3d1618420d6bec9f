package dev.reelay.producer.sweeping.web;

import dev.reelay.backend.BackendProperties;
import dev.reelay.backend.Feature;
import dev.reelay.producer.sweeping.Buckets;
import dev.reelay.producer.sweeping.SubmitSweep;
import dev.reelay.producer.sweeping.SweepId;
import dev.reelay.producer.sweeping.SweepQueue;
import dev.reelay.producer.sweeping.Sweeps;
import dev.reelay.producer.sweeping.Targets;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How sweeps and audits come in. */
@Configuration(proxyBeanMethods = false)
class SweepIntakeConfiguration {

    @Bean
    SubmitSweep submitSweep(
            @Qualifier("sweepFeature") Feature feature,
            Sweeps sweeps,
            SweepQueue queue,
            Buckets buckets,
            Targets targets,
            Clock clock,
            BackendProperties properties) {
        long patience = properties.answerTimeout().toMillis();
        // The queue itself waits as long as a stage would; here a client waits.
        SweepQueue impatient = step -> queue.send(step).orTimeout(patience, TimeUnit.MILLISECONDS);
        return new SubmitSweep(
                feature,
                sweeps,
                impatient,
                buckets,
                targets,
                clock,
                () -> new SweepId(UUID.randomUUID().toString()));
    }
}
