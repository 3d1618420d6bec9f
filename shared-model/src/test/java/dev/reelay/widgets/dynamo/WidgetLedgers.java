package dev.reelay.widgets.dynamo;

import dev.reelay.widgets.Destination;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.Storage;
import dev.reelay.widgets.StorageStrategy;
import dev.reelay.widgets.Widgets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The ledger of requests, and widgets that are items, over any client, for tests of every room. */
public final class WidgetLedgers {

    /** How long a lease is here. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    /** Up to which age a lease is given back here. */
    public static final Duration ATTEMPT = Duration.ofSeconds(6);

    private static final Destination HERE = new Destination(StorageStrategy.S3, "here");

    private WidgetLedgers() {}

    /** The ledger in a table, of requests that are applied to the widgets of one destination. */
    public static RequestLedger ledger(DynamoDbClient client, String table, Clock clock) {
        return requests(client, table, HERE, clock);
    }

    /** The same of another destination. */
    public static RequestLedger ledger(DynamoDbClient client, String table, Destination destination, Clock clock) {
        return requests(client, table, destination, clock);
    }

    /** The widgets in {@code widgetsTable}, whose requests are in the {@linkplain #ledger ledger} in {@code table}. */
    public static Widgets items(DynamoDbClient client, String widgetsTable, String table, Clock clock) {
        return new WidgetsTable(client, widgetsTable, requests(client, table, HERE, clock), Duration.ofSeconds(20));
    }

    /** The same as what they are. */
    public static Storage itemStorage(DynamoDbClient client, String table, Clock clock) {
        return at -> at.strategy() == StorageStrategy.DYNAMODB
                ? Optional.of(
                        new WidgetsTable(client, at.name(), requests(client, table, at, clock), Duration.ofSeconds(20)))
                : Optional.empty();
    }

    private static RequestsTable requests(DynamoDbClient client, String table, Destination destination, Clock clock) {
        Leases leases =
                new Leases(client, table, clock, () -> UUID.randomUUID().toString(), new LeaseTerms(LEASE, ATTEMPT));
        return new RequestsTable(client, table, destination, clock, leases, Duration.ofSeconds(20));
    }
}
