package dev.reelay.producer.sweeping.s3;

import dev.reelay.backend.BackendProperties;
import dev.reelay.files.FilesProperties;
import dev.reelay.producer.sweeping.Buckets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.s3.S3Client;

/** Buckets over the client that Spring Cloud AWS provides. */
@Configuration(proxyBeanMethods = false)
class BucketsConfiguration {

    @Bean
    Buckets buckets(S3Client client, BackendProperties properties, FilesProperties files) {
        return new S3Buckets(client, properties, files.concurrency());
    }
}
