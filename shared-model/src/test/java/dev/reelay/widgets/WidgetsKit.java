package dev.reelay.widgets;

import static dev.reelay.widgets.Requests.aWidget;
import static dev.reelay.widgets.Requests.delete;
import static dev.reelay.widgets.Requests.update;
import static dev.reelay.widgets.Requests.widget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.widgets.dynamo.WidgetLedgers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The contract of {@link Widgets}, whatever they are kept as. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
abstract class WidgetsKit {

    final TestBackend backend;
    final S3Client s3;
    final DynamoDbClient dynamoDb;
    final MovableClock clock = new MovableClock(Instant.now());
    final RequestLedger ledger;

    WidgetsKit(TestBackend backend) {
        this.backend = backend.loadWidgets();
        this.s3 = backend.s3Client().build();
        this.dynamoDb = backend.dynamoDbClient().build();
        this.ledger = WidgetLedgers.ledger(dynamoDb, backend.names().table(), clock);
    }

    /** Those under test. */
    abstract Widgets widgets();

    /** What is kept of a widget, past those under test: its attributes with {@code owner}, or nothing. */
    abstract Optional<Map<String, String>> raw(WidgetKey key);

    /** Somebody else writes what is no widget. */
    abstract void spoil(WidgetKey key);

    @AfterAll
    void closeClients() {
        s3.close();
        dynamoDb.close();
    }

    @Test
    void find_whatIsNotThere_isNothing() {
        assertThat(widgets().find(aWidget())).isEmpty();
    }

    @Test
    void carryOut_ofEachType_changesTheWidgetAndTheLedger() {
        WidgetKey key = aWidget();

        apply(Requests.create(key, "r-1", Map.of("label", "L", "description", "D", "size", "7", "größe", "七")));
        assertThat(raw(key))
                .contains(Map.of("owner", "Ann Lee", "label", "L", "description", "D", "size", "7", "größe", "七"));
        assertThat(found(key))
                .contains(widget(key, Map.of("label", "L", "description", "D", "size", "7", "größe", "七")));

        apply(update(key, "r-2", Map.of("label", "M", "description", "", "size", "", "colour", "red")));
        assertThat(raw(key)).contains(Map.of("owner", "Ann Lee", "label", "M", "größe", "七", "colour", "red"));

        apply(delete(key, "r-3"));
        assertThat(raw(key)).isEmpty();
        assertThat(found(key)).isEmpty();

        apply(Requests.create(key, "r-4", Map.of()));
        assertThat(raw(key)).contains(Map.of("owner", "Ann Lee"));
        assertThat(ledger.tryLease(key).orElseThrow().applied()).isEqualTo(4);
    }

    @Test
    void carryOut_ofWhatChangesNothing_entersItAllTheSame() {
        WidgetKey key = aWidget();
        for (WidgetRequest request :
                List.of(delete(key, "r-1"), update(key, "r-2", Map.of("label", "L")), delete(key, "r-3"))) {
            apply(request);

            assertThat(ledger.isApplied(request.id())).isTrue();
            assertThat(raw(key)).isEmpty();
        }
    }

    @Test
    void carryOut_afterSomebodyElseHasTakenTheWidget_changesNothing() {
        WidgetKey key = aWidget();
        apply(Requests.create(key, "r-1", Map.of("label", "L")));
        for (WidgetRequest late : List.of(update(key, "r-2", Map.of("label", "late")), delete(key, "r-3"))) {
            Application application = prepared(late);
            clock.move(WidgetLedgers.LEASE.plusMillis(1));
            Lease next = ledger.tryLease(key).orElseThrow();

            assertThatExceptionOfType(LeaseLostException.class)
                    .isThrownBy(() -> widgets().carryOut(application));

            assertThat(raw(key)).contains(Map.of("owner", "Ann Lee", "label", "L"));
            assertThat(ledger.isApplied(late.id())).isFalse();
            ledger.giveBack(next);
        }
    }

    @Test
    void find_whatIsNoWidget_saysSo() {
        WidgetKey key = aWidget();
        spoil(key);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> widgets().find(key))
                .withMessageContainingAll(key.path(), "is not a widget that was written here", "Mend or remove it");
    }

    final Optional<Widget> found(WidgetKey key) {
        return widgets().find(key).map(Kept::widget);
    }

    final void apply(WidgetRequest request) {
        widgets().carryOut(prepared(request));
    }

    /** A request under a lease, with the widget as it is now. */
    final Application prepared(WidgetRequest request) {
        Lease lease = ledger.tryLease(request.id().widget()).orElseThrow();
        Optional<Kept> before = widgets().find(lease.widget());
        return new Application(request, lease, before, request.applyTo(before.map(Kept::widget)));
    }
}
