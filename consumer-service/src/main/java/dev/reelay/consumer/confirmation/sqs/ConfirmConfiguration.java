package dev.reelay.consumer.confirmation.sqs;

import dev.reelay.consumer.confirmation.ConfirmMovie;
import dev.reelay.files.MovieFiles;
import dev.reelay.ledger.Movies;
import dev.reelay.schema.SchemaNames;
import dev.reelay.stage.PointerWork;
import dev.reelay.stage.StageMetrics;
import dev.reelay.stage.StageName;
import dev.reelay.stage.Stages;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConfirmConfiguration {

    @Bean
    ConfirmListener confirmListener(
            Stages stages, Movies movies, MovieFiles files, SchemaNames names, StageMetrics metrics, Clock clock) {
        ConfirmMovie confirm = new ConfirmMovie(movies, files, metrics, clock);
        return new ConfirmListener(
                stages.of(new PointerWork(StageName.CONFIRM, names.bucket(), confirm::handle), names.confirmQueue()));
    }
}
