package dev.reelay.consumer.widgets;

import static dev.reelay.widgets.Requests.aWidget;
import static dev.reelay.widgets.Requests.delete;
import static dev.reelay.widgets.Requests.update;
import static dev.reelay.widgets.Requests.widget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelay.LogLines;
import dev.reelay.movie.Decoded;
import dev.reelay.stage.ParkReason;
import dev.reelay.stage.Verdict;
import dev.reelay.widgets.RequestKey;
import dev.reelay.widgets.RequestPointer;
import dev.reelay.widgets.Requests;
import dev.reelay.widgets.WidgetKey;
import dev.reelay.widgets.WidgetRequest;
import dev.reelay.widgets.dynamo.WidgetLedgers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What becomes of a pointer, over a real backend. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class HandleRequestTests {

    @SuppressWarnings("NullAway.Init") // by open
    private Account account;

    @SuppressWarnings("NullAway.Init") // by open
    private HandleRequest handling;

    @BeforeAll
    void open() {
        account = Account.withFiles("handle-request");
        handling = account.handling();
    }

    @AfterAll
    void close() {
        account.close();
    }

    @Test
    void handle_pointerToARequest_appliesItAndLeavesTheRequestUntilTheMessageIsDeleted() {
        WidgetKey key = aWidget();
        RequestPointer pointer = account.store(aKey(), Requests.create(key, "r-1", Map.of("label", "L")));

        Verdict verdict = handling.handle(pointer);

        assertThat(account.widget(key)).contains(widget(key, Map.of("label", "L")));
        assertThat(account.isApplied(pointer.id().orElseThrow())).isTrue();
        assertThat(account.keys()).contains(pointer.key().value());
        afterwards(verdict);
        assertThat(account.keys()).doesNotContain(pointer.key().value());
    }

    @Test
    void handle_againBeforeAndAfterTheRequestIsDeleted_appliesItOnce() {
        WidgetKey key = aWidget();
        RequestPointer first = account.store(aKey(), Requests.create(key, "r-1", Map.of("label", "L")));
        afterwards(handling.handle(first));
        RequestPointer second = account.store(aKey(), update(key, "r-2", Map.of("label", "M")));
        Verdict verdict = handling.handle(second);

        assertThat(handling.handle(first)).as("its request is gone").isEqualTo(new Verdict.Done());
        assertThat(handling.handle(second)).isInstanceOf(Verdict.DoneThen.class);
        account.store(first.key().value(), Requests.create(key, "r-1", Map.of("label", "L")));
        afterwards(handling.handle(first));
        afterwards(verdict);

        assertThat(account.widget(key)).contains(widget(key, Map.of("label", "M")));
        assertThat(account.numbers(key)).isEqualTo(Map.of("r-1", 1, "r-2", 2));
    }

    @Test
    void handle_updateAndDeleteOfNoWidget_areDoneLoggedAndCounted() {
        WidgetKey key = aWidget();
        double before = account.counted("update", "absent") + account.counted("delete", "absent");

        try (LogLines log = new LogLines(ApplyRequest.class)) {
            afterwards(handling.handle(account.store(aKey(), update(key, "r-1", Map.of("label", "L")))));
            afterwards(handling.handle(account.store(aKey(), delete(key, "r-2"))));

            assertThat(log.all())
                    .containsExactly(
                            "INFO update request r-1 for " + key + " has changed nothing: there is no such widget",
                            "INFO delete request r-2 for " + key + " has changed nothing: there is no such widget");
        }
        assertThat(account.widget(key)).isEmpty();
        assertThat(account.counted("update", "absent") + account.counted("delete", "absent"))
                .isEqualTo(before + 2);
    }

    @Test
    void handle_whatNoRetryHelps_isParkedWithItsReason() {
        WidgetKey key = aWidget();
        RequestPointer good = account.store(aKey(), Requests.create(key, "r-1", Map.of("label", "L")));
        RequestPointer elsewhere =
                new RequestPointer("somebody-elses", good.key(), good.id().orElseThrow());
        RequestPointer missing = new RequestPointer(
                good.bucket(), new RequestKey(aKey()), good.id().orElseThrow());
        RequestPointer other = account.store(aKey(), Requests.create(aWidget(), "r-1", Map.of("label", "L")));
        RequestPointer disagreeing =
                new RequestPointer(good.bucket(), other.key(), good.id().orElseThrow());
        RequestPointer broken = new RequestPointer(
                good.bucket(), new RequestKey(aKey()), good.id().orElseThrow());
        account.put(broken.key().value(), "{\"type\":\"create\"}");

        assertThat(reason(elsewhere)).isEqualTo(ParkReason.FOREIGN_BUCKET);
        assertThat(reason(missing)).isEqualTo(ParkReason.FILE_MISSING);
        assertThat(reason(disagreeing)).isEqualTo(ParkReason.POINTER_DISAGREES);
        assertThat(reason(broken)).isEqualTo(ParkReason.MALFORMED);
        assertThat(account.widget(key)).isEmpty();
        assertThat(account.keys()).contains(broken.key().value());
    }

    @Test
    void handle_pointerSentByHand_appliesWhatItPointsTo() {
        WidgetKey key = aWidget();
        RequestPointer ours = account.store(aKey(), Requests.create(key, "r-1", Map.of("label", "L")));
        RequestPointer bare = read("{\"bucket\":\"%s\",\"key\":\"%s\"}", ours);
        RequestPointer other = read("{\"bucket\":\"%s\",\"key\":\"%s\",\"owner\":\"Bob\"}", ours);

        assertThat(reason(other)).isEqualTo(ParkReason.POINTER_DISAGREES);
        afterwards(handling.handle(bare));

        assertThat(account.widget(key)).contains(widget(key, Map.of("label", "L")));
        assertThat(account.numbers(key)).isEqualTo(Map.of("r-1", 1));
        assertThat(reason(bare)).as("its file is gone").isEqualTo(ParkReason.FILE_MISSING);
        assertThat(handling.ids(bare)).containsEntry("key", ours.key().value());
    }

    private static RequestPointer read(String body, RequestPointer to) {
        return ((Decoded.Value<RequestPointer>)
                        RequestPointer.read(body.formatted(to.bucket(), to.key().value())))
                .value();
    }

    @Test
    void handle_anotherRequestOfAnIdThatWasApplied_isParkedAndChangesNothing() {
        WidgetKey key = aWidget();
        afterwards(handling.handle(account.store(aKey(), Requests.create(key, "r-1", Map.of("label", "L")))));

        RequestPointer other = account.store(aKey(), update(key, "r-1", Map.of("label", "M")));

        assertThat(reason(other)).isEqualTo(ParkReason.ID_REUSED);
        assertThat(account.widget(key)).contains(widget(key, Map.of("label", "L")));
        assertThat(account.ledger.tryLease(key)).as("given back").isPresent();
    }

    @Test
    void handle_whatAnotherInstanceHasAppliedMeanwhile_isCountedByThatOneOnly() {
        WidgetKey key = aWidget();
        double created = account.counted("create", "created");
        double repeated = account.counted("create", "repeated");
        RequestPointer pointer = account.store(aKey(), Requests.create(key, "r-1", Map.of("label", "L")));

        afterwards(account.handlingThatIsOvertaken().handle(pointer));

        assertThat(account.widget(key)).contains(widget(key, Map.of("label", "L")));
        assertThat(account.numbers(key)).isEqualTo(Map.of("r-1", 1));
        assertThat(account.counted("create", "created")).isEqualTo(created);
        assertThat(account.counted("create", "repeated")).isEqualTo(repeated + 1);
    }

    @Test
    void handle_whereWidgetsAreKeptElsewhereSince_appliesTheRequestThereToo() {
        WidgetKey key = aWidget();
        RequestPointer pointer = account.store(aKey(), Requests.create(key, "r-1", Map.of("label", "L")));
        afterwards(handling.handle(pointer));
        try (Account items = Account.withItems("handle-request")) {
            WidgetRequest again = Requests.create(key, "r-1", Map.of("label", "L"));
            afterwards(items.handling().handle(items.store(aKey(), again)));
            afterwards(items.handling().handle(items.store(aKey(), again)));

            assertThat(items.widget(key)).contains(widget(key, Map.of("label", "L")));
            assertThat(items.counted("create", "created")).isEqualTo(1);
            assertThat(items.counted("create", "repeated")).isEqualTo(1);
        }
        assertThat(handling.handle(pointer)).as("its file is gone").isEqualTo(new Verdict.Done());
    }

    @Test
    void handle_updateThatMakesTheWidgetTooLarge_isParkedAndChangesNothing() {
        WidgetKey key = aWidget();
        for (int i = 0; i < 4; i++) {
            Map<String, String> values = new TreeMap<>();
            for (int j = 0; j < 50; j++) {
                values.put("attribute-" + i + "-" + j, "x".repeat(2_000));
            }
            RequestPointer pointer =
                    account.store(aKey(), i == 0 ? Requests.create(key, "r-0", values) : update(key, "r-" + i, values));
            if (i < 3) {
                afterwards(handling.handle(pointer));
            } else {
                assertThat(reason(pointer)).isEqualTo(ParkReason.TOO_LARGE);
                assertThat(account.isApplied(pointer.id().orElseThrow())).isFalse();
            }
        }
        assertThat(account.widget(key).orElseThrow().attributes()).hasSize(150);
        assertThat(account.ledger.tryLease(key)).as("given back").isPresent();
    }

    @Test
    void handle_whileAnInstanceThatHasDiedHoldsTheWidget_waitsForTheRestOfItsLease() {
        WidgetKey key = aWidget();
        RequestPointer pointer = account.store(aKey(), Requests.create(key, "r-1", Map.of("label", "L")));
        assertThat(account.ledger.tryLease(key)).isPresent();

        Verdict verdict = handling.handle(pointer);

        assertThat(verdict).isInstanceOf(Verdict.Retry.class);
        assertThat(((Verdict.Retry) verdict).after())
                .as("it has waited 10 s for the widget")
                .isBetween(Duration.ofSeconds(1), WidgetLedgers.LEASE.minusSeconds(9));
        assertThat(account.widget(key)).isEmpty();
    }

    @Test
    void handle_thatDiesAfterTheWidgetIsWritten_isDoneByTheNextDelivery() {
        WidgetKey key = aWidget();
        RequestPointer pointer = account.store(aKey(), Requests.create(key, "r-1", Map.of("label", "L")));

        assertThatThrownBy(() -> account.handlingThatDiesBeforeTheRecord().handle(pointer))
                .hasMessage("dead");
        assertThat(account.widget(key)).as("written").contains(widget(key, Map.of("label", "L")));
        assertThat(account.isApplied(pointer.id().orElseThrow())).isFalse();
        afterwards(handling.handle(pointer));

        assertThat(account.widget(key)).contains(widget(key, Map.of("label", "L")));
        assertThat(account.numbers(key)).isEqualTo(Map.of("r-1", 1));
    }

    private ParkReason reason(RequestPointer pointer) {
        Verdict verdict = handling.handle(pointer);
        assertThat(verdict).isInstanceOf(Verdict.Park.class);
        return ((Verdict.Park) verdict).reason();
    }

    private static void afterwards(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.DoneThen.class);
        ((Verdict.DoneThen) verdict).afterwards().run();
    }

    private static String aKey() {
        return UUID.randomUUID() + ".json";
    }
}
