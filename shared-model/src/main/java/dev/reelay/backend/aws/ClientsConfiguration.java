package dev.reelay.backend.aws;

import dev.reelay.backend.BackendProperties;
import dev.reelay.backend.NamesProperties;
import dev.reelay.batching.Batches;
import dev.reelay.batching.BatchingProperties;
import dev.reelay.schema.SchemaNames;
import dev.reelay.traces.Traces;
import io.awspring.cloud.autoconfigure.AwsAsyncClientCustomizer;
import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration;
import io.awspring.cloud.autoconfigure.s3.S3AutoConfiguration;
import io.awspring.cloud.autoconfigure.sqs.SqsAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;

/** Adds bounds, connections and metrics to the clients of Spring Cloud AWS; endpoints, region and credentials stay its own. */
@AutoConfiguration(before = {SqsAutoConfiguration.class, DynamoDbAutoConfiguration.class, S3AutoConfiguration.class})
@EnableConfigurationProperties({BackendProperties.class, BatchingProperties.class, NamesProperties.class})
class ClientsConfiguration {

    /** The longest wait of a receive, 20 s by the rules of SQS, and time for the answer. */
    private static final Duration LONGEST_POLL = Duration.ofSeconds(25);

    /** Finer than this many a language cannot read what an instant says in JSON and in items. */
    private static final Duration MICROSECOND = Duration.of(1, ChronoUnit.MICROS);

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }

    @Bean
    SchemaNames schemaNames(NamesProperties properties) {
        return properties.names();
    }

    @Bean
    Batches batches(MeterRegistry meters, BatchingProperties properties, Traces traces) {
        return new Batches(meters, properties.grouping(), traces);
    }

    @Bean
    CallMetrics callMetrics(MeterRegistry meters) {
        return new CallMetrics(meters);
    }

    @Bean
    AwsSyncClientCustomizer syncClients(BackendProperties properties, CallMetrics metrics) {
        return builder -> {
            builder.httpClientBuilder(Apache5HttpClient.builder()
                    .maxConnections(properties.connections())
                    .connectionTimeout(properties.answerTimeout())
                    .socketTimeout(properties.callTimeout()));
            configure((AwsClientBuilder<?, ?>) builder, properties, metrics, bounded(properties));
        };
    }

    @Bean
    AwsAsyncClientCustomizer asyncClients(BackendProperties properties, CallMetrics metrics) {
        return builder -> {
            builder.httpClientBuilder(NettyNioAsyncHttpClient.builder()
                    .maxConcurrency(properties.connections())
                    .connectionTimeout(properties.answerTimeout())
                    .readTimeout(LONGEST_POLL));
            configure(
                    (AwsClientBuilder<?, ?>) builder,
                    properties,
                    metrics,
                    ClientOverrideConfiguration.builder()
                            .apiCallAttemptTimeout(LONGEST_POLL)
                            .build());
        };
    }

    private static ClientOverrideConfiguration bounded(BackendProperties properties) {
        return ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(properties.attemptTimeout())
                .apiCallTimeout(properties.callTimeout())
                .build();
    }

    private static void configure(
            AwsClientBuilder<?, ?> client,
            BackendProperties properties,
            CallMetrics metrics,
            ClientOverrideConfiguration bounds) {
        ClientOverrideConfiguration.Builder configuration = client.overrideConfiguration().toBuilder()
                .retryStrategy(StandardRetryStrategy.builder()
                        .maxAttempts(properties.attempts())
                        .build())
                .addExecutionInterceptor(metrics);
        bounds.apiCallTimeout().ifPresent(configuration::apiCallTimeout);
        bounds.apiCallAttemptTimeout().ifPresent(configuration::apiCallAttemptTimeout);
        client.overrideConfiguration(configuration.build());
    }
}
