package dev.reelay.widgets;

import static dev.reelay.widgets.Requests.aWidget;
import static dev.reelay.widgets.Requests.delete;
import static dev.reelay.widgets.Requests.widget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.widgets.dynamo.WidgetLedgers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The contract of {@link RequestLedger}: what it remembers of requests that were applied, and of where. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
abstract class RequestStandingKit {

    private final DynamoDbClient client;
    private final String table;
    private final MovableClock clock = new MovableClock(Instant.now());
    private final RequestLedger ledger;

    RequestStandingKit(TestBackend backend) {
        this.client = backend.dynamoDbClient().build();
        this.table = backend.names().table();
        this.ledger = WidgetLedgers.ledger(client, table, clock);
    }

    @AfterAll
    void closeClient() {
        client.close();
    }

    @Test
    void standing_ofARequest_isAppliedOnceItIsAndNotAnothersOfItsId() {
        WidgetKey widget = aWidget();
        WidgetRequest request = Requests.create(widget, "r-1", Map.of("label", "L"));
        WidgetRequest other = Requests.update(widget, "r-1", Map.of("label", "M"));
        assertThat(ledger.standing(request)).isEqualTo(Standing.OPEN);

        // By somebody who has put it into the bucket himself: nobody has entered it.
        ledger.record(application(request, ledger.tryLease(widget).orElseThrow()));

        assertThat(ledger.standing(request)).isEqualTo(Standing.APPLIED);
        assertThat(ledger.standing(other)).isEqualTo(Standing.ID_REUSED);
        assertThat(ledger.enter(other).same()).isFalse();
        ledger.enter(Requests.create(widget, "r-2", Map.of("label", "L")));
        assertThat(ledger.standing(Requests.create(widget, "r-2", Map.of("label", "M"))))
                .isEqualTo(Standing.ID_REUSED);
    }

    /** It looked open, and then another instance applied the other one. */
    @Test
    void record_afterAnotherRequestOfItsId_isNotTakenForARepetition() {
        WidgetKey widget = aWidget();
        ledger.record(application(
                Requests.create(widget, "r-1", Map.of("label", "L")),
                ledger.tryLease(widget).orElseThrow()));
        Application late = application(
                Requests.update(widget, "r-1", Map.of("label", "M")),
                ledger.tryLease(widget).orElseThrow());

        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> ledger.record(late));

        assertThat(ledger.standing(late.request())).isEqualTo(Standing.ID_REUSED);
    }

    /** Which did not write to what. */
    @Test
    void record_ofARequestThatAnEarlierVersionHasApplied_isNotDoneAgain() {
        WidgetKey widget = aWidget();
        WidgetRequest request = Requests.create(widget, "r-1", Map.of("label", "L"));
        ledger.record(application(request, ledger.tryLease(widget).orElseThrow()));
        client.updateItem(update -> update.tableName(table)
                .key(Map.of(
                        "pk", AttributeValue.fromS("WIDGET#" + widget.path()),
                        "sk", AttributeValue.fromS("REQUEST#r-1")))
                .updateExpression("REMOVE applied_to"));

        assertThat(ledger.standing(request)).isEqualTo(Standing.APPLIED);
        assertThat(ledger.record(application(request, ledger.tryLease(widget).orElseThrow())))
                .isFalse();
    }

    @Test
    void record_toOneDestinationAfterAnother_isDoneOnceForEach() {
        WidgetKey widget = aWidget();
        Destination there = new Destination(StorageStrategy.DYNAMODB, "there");
        RequestLedger other = WidgetLedgers.ledger(client, table, there, clock);
        WidgetRequest request = Requests.create(widget, "r-1", Map.of("label", "L"));
        ledger.record(application(request, ledger.tryLease(widget).orElseThrow()));

        assertThat(other.standing(request)).isEqualTo(Standing.OPEN);
        assertThat(other.record(application(request, other.tryLease(widget).orElseThrow())))
                .isTrue();

        for (RequestLedger each : List.of(ledger, other)) {
            assertThat(each.standing(request)).isEqualTo(Standing.APPLIED);
            assertThat(each.record(application(request, each.tryLease(widget).orElseThrow())))
                    .isFalse();
            assertThat(each.keptIn(widget)).contains(there);
        }
        assertThat(ledger.keptIn(aWidget())).isEmpty();
    }

    /** As long as there is the widget, whoever looks for it has to be told where it is. */
    @Test
    void record_ofAWidgetThatIsThere_isNotForgottenBeforeItIsDeleted() {
        WidgetKey widget = aWidget();
        ledger.record(application(
                Requests.create(widget, "r-1", Map.of("label", "L")),
                ledger.tryLease(widget).orElseThrow()));
        ledger.giveBack(ledger.tryLease(widget).orElseThrow());
        assertThat(expiry(widget)).isAfter(clock.instant().plus(Duration.ofDays(36_500)));

        ledger.record(new Application(
                delete(widget, "r-2"),
                ledger.tryLease(widget).orElseThrow(),
                Optional.empty(),
                new Change(Optional.empty(), Outcome.DELETED)));
        assertThat(expiry(widget)).isBefore(clock.instant().plus(Duration.ofDays(41)));
        clock.move(Duration.ofDays(1));
        ledger.giveBack(ledger.tryLease(widget).orElseThrow());
        assertThat(expiry(widget)).isAfter(clock.instant().plus(Duration.ofDays(39)));
        clock.move(Duration.ofDays(-1));
    }

    private Instant expiry(WidgetKey widget) {
        AttributeValue value = client.getItem(request -> request.tableName(table)
                        .consistentRead(true)
                        .key(Map.of(
                                "pk", AttributeValue.fromS("WIDGET#" + widget.path()),
                                "sk", AttributeValue.fromS("WIDGET"))))
                .item()
                .get("expires_on");
        return Instant.ofEpochSecond(
                Long.parseLong(Objects.requireNonNull(value).n()));
    }

    private static Application application(WidgetRequest request, Lease lease) {
        Widget after = widget(lease.widget(), Map.of("label", "L"));
        return new Application(request, lease, Optional.empty(), new Change(Optional.of(after), Outcome.CREATED));
    }
}
