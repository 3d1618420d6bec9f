package dev.reelay.ledger.dynamo;

import dev.reelay.backend.BackendProperties;
import dev.reelay.batching.Batches;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Movies;
import dev.reelay.ledger.Timelines;
import dev.reelay.schema.SchemaNames;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The ledger over the client that Spring Cloud AWS provides. */
@AutoConfiguration
class LedgerConfiguration {

    @Bean
    Jobs jobs(DynamoDbClient client, SchemaNames names, Clock clock, BackendProperties properties) {
        return new JobsTable(client, names.table(), clock, properties.answerTimeout());
    }

    @Bean
    Movies movies(
            DynamoDbClient client, SchemaNames names, Clock clock, BackendProperties properties, Batches batches) {
        int firstShard = ThreadLocalRandom.current().nextInt(Layout.SHARDS);
        return new MoviesTable(client, names.table(), clock, properties.answerTimeout(), batches, firstShard);
    }

    @Bean
    Timelines timelines(DynamoDbClient client, SchemaNames names, BackendProperties properties, Batches batches) {
        return new TimelinesTable(client, names.table(), properties.answerTimeout(), batches);
    }
}
