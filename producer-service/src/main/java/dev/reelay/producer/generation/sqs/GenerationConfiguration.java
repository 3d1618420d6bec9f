package dev.reelay.producer.generation.sqs;

import dev.reelay.files.MovieFiles;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Movies;
import dev.reelay.ledger.Timelines;
import dev.reelay.producer.generation.GenerateMovies;
import dev.reelay.producer.generation.GenerationQueue;
import dev.reelay.producer.generation.MovieGenerator;
import dev.reelay.queues.Queues;
import dev.reelay.schema.SchemaNames;
import dev.reelay.stage.PointerQueue;
import dev.reelay.stage.StageMetrics;
import dev.reelay.stage.StageName;
import dev.reelay.stage.Stages;
import dev.reelay.traces.Traces;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where ranges are sent, and what is done with them. */
@Configuration(proxyBeanMethods = false)
class GenerationConfiguration {

    @Bean
    GenerationQueue generationQueue(Queues queues, SchemaNames names) {
        return new SqsGenerationQueue(queues.named(names.generateQueue()));
    }

    @Bean
    GenerateListener generateListener(
            Stages stages,
            Jobs jobs,
            Movies movies,
            Timelines timelines,
            MovieFiles files,
            GenerationQueue ranges,
            Queues queues,
            SchemaNames names,
            StageMetrics metrics,
            Traces traces,
            Clock clock) {
        PointerQueue load = new PointerQueue(StageName.LOAD, queues.named(names.loadQueue()));
        GenerateMovies work = new GenerateMovies(
                jobs, movies, files, new MovieGenerator(), ranges, load, timelines, metrics, traces, clock);
        return new GenerateListener(stages.of(work, names.generateQueue()));
    }
}
