package dev.reelay.backend.aws;

import dev.reelay.schema.SchemaNames;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** A health component for each AWS service: {@code s3}, {@code dynamodb}, {@code sqs}. */
@AutoConfiguration
class HealthConfiguration {

    /** Load balancers give a health check a few seconds, and three of these come one after another. */
    private static final Duration TIMEOUT = Duration.ofMillis(1500);

    @Bean
    Probes healthProbes(S3Client s3, DynamoDbClient dynamoDb, SqsAsyncClient sqs, SchemaNames names) {
        return new Probes(s3, dynamoDb, sqs, names, TIMEOUT);
    }

    @Bean
    HealthIndicator s3HealthIndicator(Probes healthProbes, SchemaNames names) {
        return () -> health("bucket", names.bucket(), healthProbes::bucketExists);
    }

    @Bean
    HealthIndicator dynamodbHealthIndicator(Probes healthProbes, SchemaNames names) {
        return () -> health("table", names.table(), healthProbes::tableExists);
    }

    @Bean
    HealthIndicator sqsHealthIndicator(Probes healthProbes, SchemaNames names) {
        return () -> health("queue", names.loadQueue(), () -> healthProbes.queueExists(names.loadQueue()));
    }

    private static Health health(String kind, String name, BooleanSupplier exists) {
        try {
            Health.Builder health =
                    exists.getAsBoolean() ? Health.up() : Health.down().withDetail("missing", kind);
            return health.withDetail(kind, name).build();
        } catch (SdkException unanswered) {
            return Health.down()
                    .withDetail(kind, name)
                    .withDetail("error", unanswered.getClass().getSimpleName())
                    .build();
        }
    }
}
