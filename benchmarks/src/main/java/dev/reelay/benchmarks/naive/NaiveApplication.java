package dev.reelay.benchmarks.naive;

import dev.reelay.benchmarks.contender.ContenderServer;
import dev.reelay.benchmarks.pipeline.Backend;
import dev.reelay.benchmarks.pipeline.Endpoints;
import dev.reelay.benchmarks.pipeline.Names;
import dev.reelay.schema.SchemaNames;
import io.awspring.cloud.sqs.operations.SqsTemplate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The pipeline as tutorials write it, with Spring Cloud AWS and all of its defaults: one {@code putObject}, one {@code putItem}, one
 * {@code send} after another, and listeners for single messages. Producer and consumer in one process.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class NaiveApplication {

    static final SchemaNames NAMES = Names.prefixed("naive");

    /** Serves measurements until the process ends. */
    public static void serve(Endpoints endpoints) {
        try (Backend backend = new Backend(endpoints)) {
            backend.load(NAMES);
        }
        Map<String, Object> properties = new HashMap<>(endpoints.properties());
        properties.put("spring.cloud.aws.region.static", "us-east-1");
        properties.put("spring.cloud.aws.credentials.access-key", "test");
        properties.put("spring.cloud.aws.credentials.secret-key", "test");
        properties.put("spring.cloud.aws.s3.path-style-access-enabled", "true");
        SpringApplication application = new SpringApplication(NaiveApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(properties);
        ContenderServer.serve(application.run().getBean(NaiveProducer.class)::run);
    }

    @Bean
    NaiveTable naiveTable(DynamoDbClient client) {
        return new NaiveTable(client, NAMES.table());
    }

    @Bean
    NaiveListeners naiveListeners(NaiveTable table, S3Client s3, SqsTemplate sqs) {
        return new NaiveListeners(table, s3, sqs);
    }

    @Bean
    NaiveProducer naiveProducer(NaiveTable table, S3Client s3, SqsTemplate sqs, NaiveListeners listeners) {
        return new NaiveProducer(table, s3, sqs, listeners);
    }
}
