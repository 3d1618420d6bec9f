package dev.reelay.operator.aws;

import dev.reelay.ledger.dynamo.Ledgers;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** An account whose table is read and written. */
public final class TableAccount implements AutoCloseable {

    private final DynamoDbClient dynamoDb;

    TableAccount(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /** A scan of this table, of one job's items or of all. */
    public TableScan scan(String table, Optional<String> job) {
        return new TableScan(dynamoDb, table, job);
    }

    /** The ledger in this table; {@code clock} says when what it counts has happened. */
    public TableLedger ledger(String table, Clock clock) {
        return new TableLedger(
                Ledgers.jobs(dynamoDb, table, clock),
                Ledgers.movies(dynamoDb, table, clock),
                Ledgers.timelines(dynamoDb, table));
    }

    @Override
    public void close() {
        dynamoDb.close();
    }
}
