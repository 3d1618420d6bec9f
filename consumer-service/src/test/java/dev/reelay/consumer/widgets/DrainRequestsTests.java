package dev.reelay.consumer.widgets;

import static dev.reelay.widgets.Requests.aWidget;
import static dev.reelay.widgets.Requests.delete;
import static dev.reelay.widgets.Requests.update;
import static dev.reelay.widgets.Requests.widget;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.backend.aws.FaultyHttpClient;
import dev.reelay.widgets.Lease;
import dev.reelay.widgets.MovableClock;
import dev.reelay.widgets.Requests;
import dev.reelay.widgets.WidgetKey;
import dev.reelay.widgets.dynamo.WidgetLedgers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What becomes of requests in a bucket that is looked into, over a real backend. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class DrainRequestsTests {

    @SuppressWarnings("NullAway.Init") // by open
    private Account account;

    @SuppressWarnings("NullAway.Init") // by open
    private DrainRequests draining;

    @BeforeAll
    void open() {
        account = Account.withFiles("drain-requests");
        draining = account.draining();
    }

    @AfterAll
    void close() {
        account.close();
    }

    @BeforeEach
    void empty() {
        account.empty();
    }

    @Test
    void once_requestsInTheBucket_areAppliedByTheirKeysAndDeleted() {
        WidgetKey key = aWidget();
        account.store("3", update(key, "a", Map.of("label", "last")));
        account.store("1", Requests.create(key, "c", Map.of("label", "first")));
        account.store("2", delete(key, "b"));
        account.store("4", Requests.create(key, "d", Map.of("label", "new")));

        assertThat(draining.once(() -> true)).isEqualTo(4);

        assertThat(account.numbers(key)).isEqualTo(Map.of("c", 1, "b", 2, "a", 3, "d", 4));
        assertThat(account.widget(key)).contains(widget(key, Map.of("label", "new")));
        assertThat(account.keys()).isEmpty();
        assertThat(draining.once(() -> true)).isZero();
    }

    @Test
    void once_badRequestsAmongGoodOnes_areParkedWithTheirReasonsAndBlockNothing() {
        WidgetKey key = aWidget();
        account.put("1", "not json");
        account.store("2", Requests.create(key, "r-1", Map.of("label", "L")));
        account.put("3", "{\"type\":\"create\",\"requestId\":\"r\"}");

        assertThat(draining.once(() -> true)).isEqualTo(3);

        assertThat(account.widget(key)).isPresent();
        assertThat(account.keys()).containsExactly("parked/1", "parked/3");
        assertThat(account.reason("parked/1")).startsWith("malformed: body must be one JSON object");
        assertThat(account.reason("parked/3")).startsWith("malformed: ").contains("widgetId must be", "owner must be");
        assertThat(draining.once(() -> true)).as("what is parked").isZero();
        assertThat(account.meters
                        .counter("reelay.parked", "stage", "widget", "reason", "malformed")
                        .count())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void once_anotherRequestOfAnIdThatWasApplied_isParked() {
        WidgetKey key = aWidget();
        account.store("1", Requests.create(key, "r-1", Map.of("label", "L")));
        account.store("2", update(key, "r-1", Map.of("label", "M")));
        account.store("3", update(key, "r-2", Map.of("size", "7")));

        assertThat(draining.once(() -> true)).isEqualTo(3);

        assertThat(account.widget(key)).contains(widget(key, Map.of("label", "L", "size", "7")));
        assertThat(account.keys()).containsExactly("parked/2");
        assertThat(account.reason("parked/2")).startsWith("id-reused: ").contains("r-1");
    }

    @Test
    void once_badObjectUnderTheLongestKey_isParkedUnderAShorterOne() {
        WidgetKey key = aWidget();
        account.put("0".repeat(1024), "not json");
        account.store("1", Requests.create(key, "r-1", Map.of("label", "L")));

        assertThat(draining.once(() -> true)).isEqualTo(2);

        assertThat(account.widget(key)).isPresent();
        assertThat(account.keys()).singleElement().asString().startsWith("parked/000");
    }

    @Test
    void once_whatCannotBeParked_isPassedOverAndTriedAgain() {
        WidgetKey key = aWidget();
        account.put("1", "not json");
        account.store("2", Requests.create(key, "r-1", Map.of("label", "L")));
        double before = retries();
        try (FaultyHttpClient wire = new FaultyHttpClient()) {
            wire.always(call -> call.operation().equals("PUT"), refusal("InvalidRequest"));
            assertThat(account.drainedThrough(wire)).isEqualTo(1);
        }
        assertThat(account.widget(key)).isPresent();
        assertThat(account.keys()).containsExactly("1");
        assertThat(retries()).isEqualTo(before + 1);

        assertThat(draining.once(() -> true)).isEqualTo(1);
        assertThat(account.keys()).containsExactly("parked/1");
    }

    @Test
    void once_whatS3DoesNotGiveOut_isPassedOverAndTriedAgain() {
        WidgetKey archived = aWidget();
        WidgetKey key = aWidget();
        account.store("1", Requests.create(archived, "r-1", Map.of("label", "A")));
        account.store("2", Requests.create(key, "r-1", Map.of("label", "L")));
        double before = retries();
        try (FaultyHttpClient wire = new FaultyHttpClient()) {
            // The listing, then the first request.
            wire.next("GET", FaultyHttpClient.none(), refusal("InvalidObjectState"));
            assertThat(account.drainedThrough(wire)).isEqualTo(1);
        }
        assertThat(account.widget(key)).isPresent();
        assertThat(account.widget(archived)).isEmpty();
        assertThat(retries()).isEqualTo(before + 1);

        assertThat(draining.once(() -> true)).isEqualTo(1);
        assertThat(account.widget(archived)).isPresent();
    }

    private static FaultyHttpClient.Fault refusal(String code) {
        return FaultyHttpClient.refusal(403, "<Error><Code>" + code + "</Code><Message>injected</Message></Error>");
    }

    private double retries() {
        return account.meters.counter("reelay.retries", "stage", "widget").count();
    }

    @Test
    void counters_beforeAnyRequest_areThereAsZero() {
        assertThat(account.meters
                        .find("reelay.parked")
                        .tags("stage", "widget", "reason", "foreign-bucket")
                        .counter())
                .isNotNull();
    }

    /** A smaller key that comes while a page is worked on is next, whatever the page after that one has. */
    @Test
    void once_afterAPageThatSettledSomething_letsTheNextLookBeginAtTheStart() {
        WidgetKey key = aWidget();
        account.store("5", Requests.create(key, "r-1", Map.of("label", "1")));
        account.store("6", update(key, "r-3", Map.of("label", "3")));
        AtomicInteger deleted = new AtomicInteger();
        DrainRequests paged = account.draining(new OnePerPage(account.files, () -> {
            if (deleted.incrementAndGet() == 1) {
                account.store("4", update(key, "r-2", Map.of("label", "2")));
            }
        }));

        while (!account.keys().isEmpty()) {
            assertThat(paged.once(() -> true)).isPositive();
        }

        assertThat(account.numbers(key)).isEqualTo(Map.of("r-1", 1, "r-2", 2, "r-3", 3));
    }

    @Test
    void once_pagesInWhichAllHasToWait_goesOnToTheNext() {
        WidgetKey held = aWidget();
        WidgetKey free = aWidget();
        assertThat(account.ledger.tryLease(held)).isPresent();
        account.store("1", Requests.create(held, "r-1", Map.of("label", "1")));
        account.store("2", Requests.create(free, "r-1", Map.of("label", "F")));

        assertThat(account.draining(new OnePerPage(account.files, () -> {})).once(() -> true))
                .isEqualTo(1);

        assertThat(account.widget(free)).isPresent();
    }

    @Test
    void once_whileAnotherInstanceHasAWidget_leavesItsRequestsAndGoesOnWithOthers() {
        WidgetKey held = aWidget();
        WidgetKey free = aWidget();
        Lease lease = account.ledger.tryLease(held).orElseThrow();
        account.store("1", Requests.create(held, "r-1", Map.of("label", "1")));
        account.store("2", Requests.create(free, "r-1", Map.of("label", "F")));
        account.store("3", update(held, "r-2", Map.of("label", "2")));

        assertThat(draining.once(() -> true)).isEqualTo(1);
        assertThat(account.widget(held)).isEmpty();
        assertThat(account.widget(free)).isPresent();
        assertThat(account.keys()).containsExactly("1", "3");

        account.ledger.giveBack(lease);
        assertThat(draining.once(() -> true)).isEqualTo(2);
        assertThat(account.numbers(held)).isEqualTo(Map.of("r-1", 1, "r-2", 2));
        assertThat(account.widget(held)).contains(widget(held, Map.of("label", "2")));
    }

    /** One that died gives nothing back. */
    @Test
    void once_whenTheLeaseOfAnotherInstanceHasEnded_appliesTheRequest() {
        WidgetKey held = aWidget();
        assertThat(account.ledger.tryLease(held)).isPresent();
        account.store("1", Requests.create(held, "r-1", Map.of("label", "1")));
        MovableClock clock = new MovableClock(Instant.now());
        DrainRequests later = account.drainingBy(clock);

        assertThat(later.once(() -> true)).isZero();
        clock.move(WidgetLedgers.LEASE.plusSeconds(1));
        assertThat(later.once(() -> true)).isEqualTo(1);

        assertThat(account.widget(held)).contains(widget(held, Map.of("label", "1")));
        assertThat(account.keys()).isEmpty();
    }

    @Test
    void once_whereARequestFails_holdsThoseAfterItForTheSameWidgetAndNoOthers() {
        WidgetKey broken = aWidget();
        WidgetKey whole = aWidget();
        account.spoil(broken);
        account.store("1", update(broken, "r-1", Map.of("label", "1")));
        account.store("2", Requests.create(whole, "r-1", Map.of("label", "W")));
        account.store("3", Requests.create(broken, "r-2", Map.of("label", "2")));

        assertThat(draining.once(() -> true)).isEqualTo(1);

        assertThat(account.keys()).containsExactly("1", "3");
        assertThat(account.numbers(broken)).isEmpty();
        assertThat(account.widget(whole)).isPresent();
        assertThat(account.ledger.tryLease(broken)).as("given back").isPresent();
    }

    @Test
    void once_ofARequestThatWasAppliedAndNotDeleted_deletesIt() {
        WidgetKey key = aWidget();
        account.store("1", Requests.create(key, "r-1", Map.of("label", "L")));
        draining.once(() -> true);
        account.store("2", update(key, "r-2", Map.of("label", "M")));
        draining.once(() -> true);

        account.store("1", Requests.create(key, "r-1", Map.of("label", "L")));
        assertThat(draining.once(() -> true)).isEqualTo(1);

        assertThat(account.widget(key)).contains(widget(key, Map.of("label", "M")));
        assertThat(account.keys()).isEmpty();
        assertThat(account.counted("create", "repeated")).isGreaterThanOrEqualTo(1);
    }

    @Test
    void once_ofARequestThatIsAppliedAndCannotBeDeleted_holdsNoneBack() {
        WidgetKey key = aWidget();
        account.store("1", Requests.create(key, "r-1", Map.of("label", "1")));
        account.store("2", update(key, "r-2", Map.of("label", "2")));
        try (FaultyHttpClient wire = new FaultyHttpClient()) {
            wire.next("DELETE", refusal("AccessDenied"));
            assertThat(account.drainedThrough(wire)).isEqualTo(1);
        }

        assertThat(account.numbers(key)).isEqualTo(Map.of("r-1", 1, "r-2", 2));
        assertThat(account.keys()).containsExactly("1");
        assertThat(draining.once(() -> true)).isEqualTo(1);
        assertThat(account.widget(key)).contains(widget(key, Map.of("label", "2")));
        assertThat(account.keys()).isEmpty();
    }

    @Test
    void once_whenToldToStop_beginsNoOther() {
        WidgetKey key = aWidget();
        IntStream.range(0, 5)
                .forEach(i -> account.store(Integer.toString(i), update(key, "r-" + i, Map.of("label", "L" + i))));
        AtomicInteger left = new AtomicInteger(2);

        assertThat(draining.once(() -> left.getAndDecrement() > 0)).isEqualTo(2);

        assertThat(account.keys()).containsExactly("2", "3", "4");
    }

    @Test
    void once_bySeveralAtOnce_appliesEachRequestOnceAndInOrder() {
        List<WidgetKey> widgets = IntStream.range(0, 4).mapToObj(i -> aWidget()).toList();
        for (int i = 0; i < 40; i++) {
            WidgetKey key = widgets.get(i % 4);
            account.store(
                    "%03d".formatted(i),
                    i < 4
                            ? Requests.create(key, "r-%03d".formatted(i), Map.of("label", "L"))
                            : update(key, "r-%03d".formatted(i), Map.of("label", "L" + i)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> all = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.runAsync(this::drainUntilEmpty, threads))
                    .toList();
            all.forEach(CompletableFuture::join);
        }

        for (int w = 0; w < 4; w++) {
            Map<String, Integer> numbers = account.numbers(widgets.get(w));
            assertThat(numbers).hasSize(10);
            for (int n = 0; n < 10; n++) {
                assertThat(numbers).containsEntry("r-%03d".formatted(4 * n + w), n + 1);
            }
            assertThat(account.widget(widgets.get(w)).orElseThrow().label()).contains("L" + (36 + w));
        }
    }

    private void drainUntilEmpty() {
        while (!account.keys().isEmpty()) {
            draining.once(() -> true);
        }
    }
}
