package dev.reelay.widgets;

import static dev.reelay.widgets.Requests.aWidget;
import static dev.reelay.widgets.Requests.delete;
import static dev.reelay.widgets.Requests.widget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.backend.aws.FaultyHttpClient;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.backend.docker.Emulator;
import dev.reelay.backend.docker.KnownDifference;
import dev.reelay.widgets.dynamo.WidgetLedgers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The contract of {@link RequestLedger}. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
abstract class RequestLedgerKit {

    private static final String CONFLICT = """
            {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","Message":"injected",\
            "CancellationReasons":[{"Code":"None"},{"Code":"TransactionConflict","Message":"injected"}]}""";

    private final TestBackend backend;
    private final DynamoDbClient client;
    private final String table;
    private final MovableClock clock = new MovableClock(Instant.now());
    private final RequestLedger ledger;

    RequestLedgerKit(TestBackend backend) {
        this.backend = backend;
        this.client = backend.dynamoDbClient().build();
        this.table = backend.names().table();
        this.ledger = WidgetLedgers.ledger(client, table, clock);
    }

    @AfterAll
    void closeClient() {
        client.close();
    }

    @Test
    void enter_newRequest_givesItAKeyThatBeginsWithTheTime() {
        WidgetRequest request = delete(aWidget(), "r-1");

        Entry entry = ledger.enter(request);

        assertThat(entry.key().value()).matches("[0-9]{16}-[0-9a-f]{16}-r-1\\.json");
        assertThat(entry.same()).isTrue();
        assertThat(entry.applied()).isFalse();
        assertThat(ledger.isApplied(request.id())).isFalse();
    }

    @Test
    void enter_theSameAgain_givesTheSameKey() {
        WidgetRequest request = Requests.create(aWidget(), "r-1", Map.of("label", "L"));
        Entry first = ledger.enter(request);
        clock.move(Duration.ofSeconds(1));

        assertThat(ledger.enter(request)).isEqualTo(first);
        assertThat(ledger.enter(Requests.create(request.id().widget(), "r-1", Map.of("label", "M"))))
                .isEqualTo(new Entry(first.key(), false, false));
    }

    @Test
    void enter_byAClockThatIsBehind_givesALargerKeyAllTheSame() {
        WidgetKey widget = aWidget();
        RequestKey first = ledger.enter(delete(widget, "z")).key();
        clock.move(Duration.ofHours(-1));

        RequestKey second = ledger.enter(delete(widget, "a")).key();
        RequestKey third = ledger.enter(delete(widget, "b")).key();

        assertThat(List.of(first.value(), second.value(), third.value())).isSorted();
        clock.move(Duration.ofHours(1));
    }

    @Test
    @KnownDifference(
            on = Emulator.MOTO,
            always = false,
            reason = KnownDifference.CHECK_THEN_WRITE,
            failure = "Found duplicate")
    void enter_manyAtOnceForOneWidget_givesEachAKeyOfItsOwn() {
        WidgetKey widget = aWidget();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Entry>> entries = IntStream.range(0, 12)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> ledger.enter(delete(widget, "r-" + i)), threads))
                    .toList();

            assertThat(entries)
                    .extracting(entry -> entry.join().key().value().substring(0, 16))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void tryLease_whileSomebodyHasIt_isNothing() {
        WidgetKey widget = aWidget();
        Lease first = ledger.tryLease(widget).orElseThrow();

        assertThat(ledger.tryLease(widget)).isEmpty();
        assertThat(ledger.tryLease(aWidget())).isPresent();

        ledger.giveBack(first);
        Lease second = ledger.tryLease(widget).orElseThrow();
        assertThat(second.holder()).isNotEqualTo(first.holder());
        ledger.giveBack(first);
        assertThat(ledger.tryLease(widget))
                .as("given back by whom it no longer is")
                .isEmpty();
    }

    @Test
    void tryLease_whenTheLeaseHasEnded_isTheNextOnes() {
        WidgetKey widget = aWidget();
        MovableClock own = new MovableClock(Instant.now());
        RequestLedger timed = WidgetLedgers.ledger(client, table, own);
        assertThat(timed.tryLease(widget)).isPresent();

        own.move(WidgetLedgers.LEASE);
        assertThat(timed.tryLease(widget)).isEmpty();
        own.move(Duration.ofMillis(1));
        assertThat(timed.tryLease(widget)).isPresent();
    }

    @Test
    void giveBack_whenAnAttemptMayStillBeUnderWay_leavesTheLeaseToEndByItself() {
        WidgetKey widget = aWidget();
        MovableClock own = new MovableClock(Instant.now());
        RequestLedger timed = WidgetLedgers.ledger(client, table, own);
        Lease lease = timed.tryLease(widget).orElseThrow();

        own.move(WidgetLedgers.ATTEMPT);
        timed.giveBack(lease);

        assertThat(timed.tryLease(widget)).isEmpty();
    }

    @Test
    void lease_whileSomebodyHasItForAMoment_waits() {
        WidgetKey widget = aWidget();
        Lease first = ledger.lease(widget);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Lease> second = CompletableFuture.supplyAsync(() -> ledger.lease(widget), threads);
            assertThat(second).isNotDone();
            ledger.giveBack(first);

            assertThat(second).succeedsWithin(Duration.ofSeconds(9));
        }
    }

    @Test
    void lease_whileSomebodyKeepsIt_givesUpAndSaysForHowLongHeMay() {
        WidgetKey widget = aWidget();
        MovableClock own = new MovableClock(Instant.now());
        RequestLedger timed = WidgetLedgers.ledger(client, table, own);
        assertThat(timed.tryLease(widget)).isPresent();
        own.move(Duration.ofSeconds(12));
        Duration rest = WidgetLedgers.LEASE.minusSeconds(12);

        assertThatExceptionOfType(WidgetBusyException.class)
                .isThrownBy(() -> timed.lease(widget))
                .withMessageContaining(widget.path())
                .satisfies(busy -> assertThat(busy.remaining()).isBetween(rest.minusMillis(1), rest));
    }

    @Test
    void record_underALease_countsTheRequestAndGivesTheWidgetBack() {
        WidgetKey widget = aWidget();
        for (int i = 1; i <= 3; i++) {
            Lease lease = ledger.tryLease(widget).orElseThrow();
            assertThat(lease.applied()).isEqualTo(i - 1);
            WidgetRequest request = Requests.create(widget, "r-" + i, Map.of("label", "L"));
            Application application = application(request, lease);
            assertThat(application.number()).isEqualTo(i);

            ledger.record(application);

            assertThat(ledger.isApplied(request.id())).isTrue();
            assertThat(ledger.enter(request).applied()).isTrue();
        }
    }

    @Test
    void record_ofWhatWasApplied_isNotCountedAgain() {
        WidgetKey widget = aWidget();
        WidgetRequest request = Requests.create(widget, "r-1", Map.of("label", "L"));
        assertThat(ledger.record(application(request, ledger.tryLease(widget).orElseThrow())))
                .isTrue();

        assertThat(ledger.record(application(request, ledger.tryLease(widget).orElseThrow())))
                .isFalse();

        assertThat(ledger.tryLease(widget).orElseThrow().applied()).isEqualTo(1);
    }

    @Test
    void record_afterSomebodyElseHasTakenTheWidget_isRefused() {
        WidgetKey widget = aWidget();
        MovableClock own = new MovableClock(Instant.now());
        RequestLedger timed = WidgetLedgers.ledger(client, table, own);
        Lease late = timed.tryLease(widget).orElseThrow();
        own.move(WidgetLedgers.LEASE.plusMillis(1));
        Lease next = timed.tryLease(widget).orElseThrow();
        WidgetRequest request = Requests.create(widget, "r-1", Map.of("label", "L"));

        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> timed.record(application(request, late)))
                .withMessageContaining("r-1 for " + widget);

        assertThat(timed.isApplied(request.id())).isFalse();
        timed.record(application(request, next));
        assertThat(timed.isApplied(request.id())).isTrue();
    }

    @Test
    @KnownDifference(
            on = Emulator.MOTO,
            always = false,
            reason = "does not know a transaction again by its token",
            failure = "LeaseLostException")
    void calls_whoseAnswersAreLost_haveHappenedOnce() {
        WidgetKey widget = aWidget();
        WidgetRequest request = Requests.create(widget, "r-1", Map.of("label", "L"));
        through(
                wire -> {
                    wire.next("UpdateItem", FaultyHttpClient.lostAnswer());
                    wire.next("PutItem", FaultyHttpClient.lostAnswer());
                    wire.next("TransactWriteItems", FaultyHttpClient.lostAnswer());
                },
                lossy -> {
                    Entry entry = lossy.enter(request);
                    assertThat(entry.same()).isTrue();
                    assertThat(entry.applied()).isFalse();
                    assertThat(lossy.record(
                                    application(request, lossy.tryLease(widget).orElseThrow())))
                            .isTrue();
                });
        through(wire -> wire.next("UpdateItem", FaultyHttpClient.lostAnswer()), lossy -> {
            Optional<Lease> lease = lossy.tryLease(widget);
            assertThat(lease).isPresent();
            assertThat(lease.orElseThrow().applied()).isEqualTo(1);
        });
    }

    @Test
    void record_thatMeetsOthersForAMoment_isRepeated() {
        WidgetKey widget = aWidget();
        WidgetRequest request = Requests.create(widget, "r-1", Map.of("label", "L"));
        through(
                wire -> wire.next(
                        "TransactWriteItems",
                        FaultyHttpClient.refusal(400, CONFLICT),
                        FaultyHttpClient.refusal(400, CONFLICT)),
                contended -> contended.record(
                        application(request, contended.tryLease(widget).orElseThrow())));

        assertThat(ledger.isApplied(request.id())).isTrue();
    }

    private void through(Consumer<FaultyHttpClient> faults, Consumer<RequestLedger> test) {
        try (FaultyHttpClient wire = new FaultyHttpClient();
                DynamoDbClient faulty =
                        backend.dynamoDbClient().httpClient(wire).build()) {
            faults.accept(wire);
            test.accept(WidgetLedgers.ledger(faulty, table, clock));
        }
    }

    private static Application application(WidgetRequest request, Lease lease) {
        Widget after = widget(lease.widget(), Map.of("label", "L"));
        return new Application(request, lease, Optional.empty(), new Change(Optional.of(after), Outcome.CREATED));
    }
}
