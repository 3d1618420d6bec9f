package dev.reelay.producer.tracking.web;

import dev.reelay.backend.BackendProperties;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Movies;
import dev.reelay.producer.tracking.TrackMovies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tracking over the ledger. */
@Configuration(proxyBeanMethods = false)
class TrackingConfiguration {

    @Bean
    TrackMovies trackMovies(Jobs jobs, Movies movies, BackendProperties properties) {
        return new TrackMovies(jobs, movies, properties.answerTimeout());
    }
}
