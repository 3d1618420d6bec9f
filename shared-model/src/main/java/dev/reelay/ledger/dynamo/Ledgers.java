package dev.reelay.ledger.dynamo;

import dev.reelay.batching.Batches;
import dev.reelay.batching.Grouping;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Movies;
import dev.reelay.ledger.Timelines;
import dev.reelay.traces.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The door of this room: the ledger over a client that the caller has made, for programs that are no services, and for tests of every
 * room. Services have it from their configuration. Nothing is measured or traced.
 */
public final class Ledgers {

    /** Nobody is kept waiting by whoever calls from here. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Always the same, so that the same calls, one after another, write the same items. */
    private static final int FIRST_SHARD = 0;

    private Ledgers() {}

    /** The jobs of a table. */
    public static Jobs jobs(DynamoDbClient client, String table, Clock clock) {
        return new JobsTable(client, table, clock, PATIENCE);
    }

    /** The movies of a table, with group commits of their own. */
    public static Movies movies(DynamoDbClient client, String table, Clock clock) {
        return new MoviesTable(client, table, clock, PATIENCE, batches(), FIRST_SHARD);
    }

    /** The timelines of a table, with a group commit of their own. */
    public static Timelines timelines(DynamoDbClient client, String table) {
        return new TimelinesTable(client, table, PATIENCE, batches());
    }

    private static Batches batches() {
        return new Batches(new SimpleMeterRegistry(), Grouping.PATIENT, Traces.none());
    }
}
