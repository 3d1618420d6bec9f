package dev.reelay.producer.sweeping.dynamo;

import dev.reelay.backend.BackendProperties;
import dev.reelay.producer.sweeping.Sweeps;
import dev.reelay.schema.SchemaNames;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Sweeps over the client that Spring Cloud AWS provides. */
@Configuration(proxyBeanMethods = false)
class SweepsConfiguration {

    @Bean
    Sweeps sweeps(DynamoDbClient client, SchemaNames names, Clock clock, BackendProperties properties) {
        return new SweepsTable(client, names.table(), clock, properties.answerTimeout());
    }
}
