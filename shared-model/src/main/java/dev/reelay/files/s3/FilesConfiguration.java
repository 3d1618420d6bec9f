package dev.reelay.files.s3;

import dev.reelay.files.FilesProperties;
import dev.reelay.files.MovieFiles;
import dev.reelay.schema.SchemaNames;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.s3.S3Client;

/** Movie files over the client that Spring Cloud AWS provides. */
@AutoConfiguration
@EnableConfigurationProperties(FilesProperties.class)
class FilesConfiguration {

    @Bean
    MovieFiles movieFiles(S3Client client, SchemaNames names, FilesProperties properties) {
        return new MovieBucket(client, names.bucket(), properties.concurrency());
    }
}
