package dev.reelay.widgets.dynamo;

import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.Widgets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The ledger of requests, and widgets that are items, over any client, for tests of every room. */
public final class WidgetLedgers {

    /** How long a lease is here. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    /** Up to which age a lease is given back here. */
    public static final Duration ATTEMPT = Duration.ofSeconds(6);

    private WidgetLedgers() {}

    /** The ledger in a table. */
    public static RequestLedger ledger(DynamoDbClient client, String table, Clock clock) {
        return requests(client, table, clock);
    }

    /** The widgets in {@code widgetsTable}, whose requests are in the ledger in {@code table}. */
    public static Widgets items(DynamoDbClient client, String widgetsTable, String table, Clock clock) {
        return new WidgetsTable(client, widgetsTable, requests(client, table, clock), Duration.ofSeconds(20));
    }

    private static RequestsTable requests(DynamoDbClient client, String table, Clock clock) {
        Leases leases =
                new Leases(client, table, clock, () -> UUID.randomUUID().toString(), new LeaseTerms(LEASE, ATTEMPT));
        return new RequestsTable(client, table, clock, leases, Duration.ofSeconds(20));
    }
}
