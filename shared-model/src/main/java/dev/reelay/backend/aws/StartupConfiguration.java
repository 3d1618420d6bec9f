package dev.reelay.backend.aws;

import dev.reelay.backend.BackendProperties;
import dev.reelay.backend.MissingResourceException;
import dev.reelay.schema.SchemaNames;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Looks, before any listener or port opens, whether everything is there that the service needs and never creates. */
@AutoConfiguration
class StartupConfiguration {

    @Bean
    SmartInitializingSingleton requiredResources(
            S3Client s3, DynamoDbClient dynamoDb, SqsAsyncClient sqs, SchemaNames names, BackendProperties properties) {
        Probes probes = new Probes(s3, dynamoDb, sqs, names, properties.startTimeout());
        return () -> {
            List<String> missing = probes.missing();
            if (!missing.isEmpty()) {
                throw new MissingResourceException(missing);
            }
        };
    }
}
