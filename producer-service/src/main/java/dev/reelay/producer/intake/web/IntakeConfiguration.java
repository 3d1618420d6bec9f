package dev.reelay.producer.intake.web;

import dev.reelay.ledger.Jobs;
import dev.reelay.producer.generation.GenerationQueue;
import dev.reelay.producer.intake.SubmitJob;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Intake over the ledger and the generation queue. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    SubmitJob submitJob(Jobs jobs, GenerationQueue generation, Clock clock) {
        return new SubmitJob(jobs, generation, clock, new SecureRandom());
    }
}
