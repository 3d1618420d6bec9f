package dev.reelay.consumer.advance.sqs;

import dev.reelay.consumer.advance.AdvanceMovie;
import dev.reelay.ledger.Movies;
import dev.reelay.queues.Queues;
import dev.reelay.schema.SchemaNames;
import dev.reelay.stage.PointerQueue;
import dev.reelay.stage.PointerWork;
import dev.reelay.stage.StageMetrics;
import dev.reelay.stage.StageName;
import dev.reelay.stage.Stages;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LoadConfiguration {

    @Bean
    LoadListener loadListener(
            Stages stages, Movies movies, Queues queues, SchemaNames names, StageMetrics metrics, Clock clock) {
        PointerQueue confirm = new PointerQueue(StageName.CONFIRM, queues.named(names.confirmQueue()));
        AdvanceMovie advance = new AdvanceMovie(movies, confirm, metrics, clock);
        return new LoadListener(
                stages.of(new PointerWork(StageName.LOAD, names.bucket(), advance::handle), names.loadQueue()));
    }
}
