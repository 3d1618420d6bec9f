package dev.reelay.producer.widgets;

import static dev.reelay.widgets.Requests.aWidget;
import static dev.reelay.widgets.Requests.widget;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.backend.aws.EmbeddedBackend;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.widgets.Application;
import dev.reelay.widgets.Destination;
import dev.reelay.widgets.Lease;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.Requests;
import dev.reelay.widgets.Storage;
import dev.reelay.widgets.StorageStrategy;
import dev.reelay.widgets.WidgetKey;
import dev.reelay.widgets.WidgetRequest;
import dev.reelay.widgets.Widgets;
import dev.reelay.widgets.dynamo.WidgetLedgers;
import dev.reelay.widgets.s3.WidgetBuckets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A producer that was told nothing of where consumers keep widgets. */
@Timeout(120)
class FindWidgetTests {

    private static final Destination TOLD = new Destination(StorageStrategy.S3, "widgets");

    private final TestBackend backend = EmbeddedBackend.named("find-widget").loadWidgets();
    private final String table = backend.names().table();
    private final Clock clock = Clock.systemUTC();

    @Test
    void find_whereverConsumersKeepIt_isFoundThere() {
        try (DynamoDbClient dynamoDb = backend.dynamoDbClient().build();
                S3Client s3 = backend.s3Client().build()) {
            RequestLedger ledger = WidgetLedgers.ledger(dynamoDb, table, TOLD, clock);
            Storage items = WidgetLedgers.itemStorage(dynamoDb, table, clock);
            Storage files = at -> at.strategy() == StorageStrategy.S3
                    ? Optional.of(
                            WidgetBuckets.files(s3, at.name(), WidgetLedgers.ledger(dynamoDb, table, at, clock), clock))
                    : Optional.empty();
            FindWidget finding = new FindWidget(ledger, TOLD, List.of(files, items));
            for (Destination destination : List.of(
                    new Destination(
                            StorageStrategy.DYNAMODB, backend.widgetNames().widgetsTable()),
                    new Destination(StorageStrategy.S3, backend.widgetNames().widgetsBucket()))) {
                WidgetKey key = aWidget();
                Widgets widgets =
                        items.at(destination).or(() -> files.at(destination)).orElseThrow();
                create(key, widgets, ledger);

                assertThat(finding.find(key)).contains(widget(key, Map.of("label", "L")));
            }
        }
    }

    private static void create(WidgetKey key, Widgets widgets, RequestLedger ledger) {
        WidgetRequest request = Requests.create(key, "r-1", Map.of("label", "L"));
        Lease lease = ledger.tryLease(key).orElseThrow();
        widgets.carryOut(new Application(request, lease, Optional.empty(), request.applyTo(Optional.empty())));
    }
}
