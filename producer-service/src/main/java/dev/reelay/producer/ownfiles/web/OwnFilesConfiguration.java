package dev.reelay.producer.ownfiles.web;

import dev.reelay.backend.BackendProperties;
import dev.reelay.files.MovieFiles;
import dev.reelay.producer.intake.SubmitJob;
import dev.reelay.producer.ownfiles.SendFile;
import dev.reelay.schema.SchemaNames;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Files of somebody's own over the bucket and the intake. */
@Configuration(proxyBeanMethods = false)
class OwnFilesConfiguration {

    @Bean
    SendFile sendFile(SubmitJob submitJob, MovieFiles files, SchemaNames names, BackendProperties properties) {
        return new SendFile(submitJob, files, names.bucket(), properties.answerTimeout(), System::nanoTime);
    }
}
