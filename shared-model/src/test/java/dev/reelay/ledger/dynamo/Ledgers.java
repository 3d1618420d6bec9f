package dev.reelay.ledger.dynamo;

import dev.reelay.batching.Batches;
import dev.reelay.batching.Grouping;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Movies;
import dev.reelay.traces.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The ledger over any client, for tests of every room. */
public final class Ledgers {

    private Ledgers() {}

    /** The jobs of a table. */
    public static Jobs jobs(DynamoDbClient client, String table, Clock clock) {
        return new JobsTable(client, table, clock, Duration.ofSeconds(20));
    }

    /** The movies of a table, with group commits of their own. */
    public static Movies movies(DynamoDbClient client, String table, Clock clock) {
        return new MoviesTable(
                client,
                table,
                clock,
                Duration.ofSeconds(20),
                new Batches(new SimpleMeterRegistry(), Grouping.PATIENT, Traces.none()));
    }
}
