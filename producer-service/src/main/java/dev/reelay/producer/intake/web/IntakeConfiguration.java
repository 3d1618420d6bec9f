package dev.reelay.producer.intake.web;

import dev.reelay.backend.BackendProperties;
import dev.reelay.ledger.Jobs;
import dev.reelay.producer.generation.GenerationQueue;
import dev.reelay.producer.intake.SubmitJob;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Intake over the ledger and the generation queue. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    SubmitJob submitJob(Jobs jobs, GenerationQueue generation, Clock clock, BackendProperties properties) {
        long patience = properties.answerTimeout().toMillis();
        // The queue itself waits as long as a stage would; here a client waits.
        GenerationQueue impatient = range -> generation.send(range).orTimeout(patience, TimeUnit.MILLISECONDS);
        return new SubmitJob(jobs, impatient, clock, new SecureRandom());
    }
}
