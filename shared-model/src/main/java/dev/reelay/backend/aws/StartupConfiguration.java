package dev.reelay.backend.aws;

import dev.reelay.backend.AtStart;
import dev.reelay.backend.BackendProperties;
import dev.reelay.backend.Feature;
import dev.reelay.schema.SchemaNames;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** A service whose queues, table or bucket are missing does not start. */
@AutoConfiguration
class StartupConfiguration {

    @Bean
    RequiredResources requiredResources(
            S3Client s3,
            DynamoDbClient dynamoDb,
            SqsAsyncClient sqs,
            SchemaNames names,
            ObjectProvider<Feature> features,
            ObjectProvider<AtStart> afterwards,
            BackendProperties properties) {
        return new RequiredResources(
                new Probes(s3, dynamoDb, sqs, names, properties.startTimeout()),
                features.orderedStream().toList(),
                afterwards.orderedStream().toList());
    }
}
