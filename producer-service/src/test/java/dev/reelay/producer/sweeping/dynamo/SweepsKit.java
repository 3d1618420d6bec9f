package dev.reelay.producer.sweeping.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.backend.docker.Emulator;
import dev.reelay.backend.docker.KnownDifference;
import dev.reelay.ledger.Page;
import dev.reelay.ledger.UnknownCursorException;
import dev.reelay.producer.sweeping.Counts;
import dev.reelay.producer.sweeping.Mismatch;
import dev.reelay.producer.sweeping.Sweep;
import dev.reelay.producer.sweeping.SweepId;
import dev.reelay.producer.sweeping.SweepProgress;
import dev.reelay.producer.sweeping.SweepRange;
import dev.reelay.producer.sweeping.Sweeps;
import dev.reelay.producer.sweeping.Sweeps.Taken;
import dev.reelay.producer.sweeping.Task;
import dev.reelay.schema.TableLayout;
import dev.reelay.sweep.KeyRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The contract of {@link Sweeps}: a page is recorded once, with all that came of it, or not at all. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
abstract class SweepsKit {

    /** Not long ago: backends let items expire by their own clocks. To the nanosecond, as some platforms' clocks are. */
    @SuppressWarnings("TimeInStaticInitializer") // every test is within minutes of it
    private static final Instant NOW =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).plusNanos(123_456_789);

    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Task PUBLISH = new Task.Publish("q.fifo", "http://localhost/000000000000/q.fifo");

    private final TestBackend backend;
    private final DynamoDbClient client;
    private final Sweeps sweeps;

    SweepsKit(TestBackend backend) {
        this.backend = backend;
        this.client = backend.dynamoDbClient().build();
        this.sweeps = new SweepsTable(
                client, backend.names().table(), Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofSeconds(20));
    }

    @AfterAll
    void closeClient() {
        client.close();
    }

    @Test
    void open_aSweep_isFoundAsItWasOrdered() {
        Sweep sweep = opened(PUBLISH);

        assertThat(sweeps.find(sweep.id())).contains(new SweepProgress(sweep, List.of(SweepRange.first(sweep))));
    }

    @Test
    void open_anAuditWithoutPrefix_isFoundAsItWasOrdered() {
        Sweep audit = new Sweep(anId(), new Task.Audit(), "bucket", "", NOW);
        sweeps.open(audit);

        assertThat(sweeps.find(audit.id())).contains(new SweepProgress(audit, List.of(SweepRange.first(audit))));
    }

    @Test
    void find_whatWasNeverOpened_isNothing() {
        assertThat(sweeps.find(anId())).isEmpty();
    }

    @Test
    void open_untilItIsAccepted_expires() {
        Sweep sweep = opened(PUBLISH);
        assertThat(expiry(sweep))
                .contains(Long.toString(NOW.plus(Duration.ofDays(1)).getEpochSecond()));

        assertThat(sweeps.accept(sweep.id())).isTrue();
        assertThat(sweeps.accept(sweep.id())).isTrue();

        assertThat(expiry(sweep)).isEmpty();
    }

    @Test
    void open_again_changesNothing() {
        Sweep sweep = opened(PUBLISH);
        SweepRange stepped = stepped(SweepRange.first(sweep), Optional.of("k"));
        sweeps.record(sweep.id(), new Taken(stepped, List.of(), List.of()));

        sweeps.open(sweep);

        assertThat(progress(sweep).ranges()).containsExactly(stepped);
        assertThat(expiry(sweep)).isEmpty();
    }

    @Test
    void accept_whatIsNotThere_isFalseAndLeavesNothing() {
        SweepId id = anId();

        assertThat(sweeps.accept(id)).isFalse();

        assertThat(sweeps.find(id)).isEmpty();
    }

    @Test
    void record_aPage_isThereWithItsNumbersAndAcceptsTheSweep() {
        Sweep sweep = opened(PUBLISH);
        SweepRange stepped = stepped(SweepRange.first(sweep), Optional.of("p/七人の侍 \u0001"));

        assertThat(sweeps.record(sweep.id(), new Taken(stepped, List.of(), List.of())))
                .isTrue();

        assertThat(progress(sweep).ranges()).containsExactly(stepped);
        assertThat(progress(sweep).counts()).isEqualTo(Counts.published(7));
        assertThat(expiry(sweep)).isEmpty();
    }

    @Test
    void record_theSamePageAgain_isFalseAndCountsNothing() {
        Sweep sweep = opened(PUBLISH);
        SweepRange stepped = stepped(SweepRange.first(sweep), Optional.of("k"));
        sweeps.record(sweep.id(), new Taken(stepped, List.of(), List.of()));

        assertThat(sweeps.record(sweep.id(), new Taken(stepped, List.of(), List.of(aMismatch(1)))))
                .isFalse();

        assertThat(progress(sweep).counts()).isEqualTo(Counts.published(7));
        assertThat(sweeps.mismatches(sweep.id(), 10, Optional.empty()).items()).isEmpty();
    }

    @Test
    void record_ofASweepThatIsGone_isFalseAndLeavesNothing() {
        Sweep sweep = new Sweep(anId(), PUBLISH, "bucket", "", NOW);
        SweepRange stepped = stepped(SweepRange.first(sweep), Optional.of("k"));

        assertThat(sweeps.record(sweep.id(), new Taken(stepped, List.of(), List.of(aMismatch(1)))))
                .isFalse();

        assertThat(sweeps.find(sweep.id())).isEmpty();
        assertThat(sweeps.mismatches(sweep.id(), 10, Optional.empty()).items()).isEmpty();
    }

    @Test
    @KnownDifference(
            on = Emulator.MOTO,
            always = false,
            reason = KnownDifference.CHECK_THEN_WRITE,
            failure = "Expected size: 1 but was")
    void record_manyTimesAtOnce_happensOnce() {
        Sweep sweep = opened(PUBLISH);
        SweepRange stepped = stepped(SweepRange.first(sweep), Optional.of("k"));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Boolean>> records = IntStream.range(0, 16)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> sweeps.record(sweep.id(), new Taken(stepped, List.of(), List.of())), threads))
                    .toList();
            assertThat(records.stream().map(CompletableFuture::join))
                    .filteredOn(recorded -> recorded)
                    .hasSize(1);
        }

        assertThat(progress(sweep).counts()).isEqualTo(Counts.published(7));
    }

    @Test
    void record_theFirstPage_makesItsRangesWithIt() {
        Sweep sweep = opened(PUBLISH);
        SweepRange ended = stepped(SweepRange.first(sweep), Optional.empty());
        List<SweepRange> made = List.of(
                SweepRange.begun(1, new KeyRange("p/", Optional.of("p/0"), Optional.of("p/1")), LATER),
                SweepRange.begun(16, new KeyRange("p/", Optional.of("p/f"), Optional.empty()), LATER));

        sweeps.record(sweep.id(), new Taken(ended, made, List.of()));

        assertThat(progress(sweep).ranges()).containsExactly(ended, made.getFirst(), made.getLast());
        assertThat(progress(sweep).finished()).isFalse();
        made.forEach(range ->
                sweeps.record(sweep.id(), new Taken(stepped(range, Optional.empty()), List.of(), List.of())));
        assertThat(progress(sweep).finished()).isTrue();
        assertThat(progress(sweep).finishedOn()).contains(LATER);
        assertThat(progress(sweep).counts()).isEqualTo(Counts.published(21));
    }

    @Test
    void mismatches_ofManyPages_areListedInOrderPageByPage() {
        Sweep audit = opened(new Task.Audit());
        SweepRange range = SweepRange.first(audit);
        List<Mismatch> all = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            List<Mismatch> found = IntStream.range(page * 80, page * 80 + 80)
                    .mapToObj(SweepsKit::aMismatch)
                    .toList();
            range = stepped(range, Optional.of("k" + page));
            assertThat(sweeps.record(audit.id(), new Taken(range, List.of(), found)))
                    .isTrue();
            all.addAll(found);
        }

        List<Mismatch> listed = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Mismatch> page = sweeps.mismatches(audit.id(), 50, cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(50);
            listed.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent());

        assertThat(listed).containsExactlyElementsOf(all);
    }

    @Test
    void record_withAsMuchAsAPageCanBring_fitsIntoATransaction() {
        Sweep audit = opened(new Task.Audit());
        List<SweepRange> made = IntStream.rangeClosed(1, SweepRange.LAST)
                .mapToObj(number -> SweepRange.begun(number, KeyRange.all("").rest("k" + number), NOW))
                .toList();
        List<Mismatch> found = IntStream.range(0, 80)
                .mapToObj(i -> new Mismatch("é".repeat(512), "digest-differs", Optional.of("0a".repeat(32)), i))
                .toList();

        assertThat(sweeps.record(
                        audit.id(), new Taken(stepped(SweepRange.first(audit), Optional.empty()), made, found)))
                .isTrue();

        assertThat(progress(audit).ranges()).hasSize(17);
        assertThat(sweeps.mismatches(audit.id(), 1_000, Optional.empty()).items())
                .containsExactlyElementsOf(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "03-12-1", "03-0000000012-07 ", "RANGE#00"})
    void mismatches_whenTheCursorIsNotOurs_areRefused(String cursor) {
        Sweep audit = opened(new Task.Audit());

        assertThatExceptionOfType(UnknownCursorException.class)
                .isThrownBy(() -> sweeps.mismatches(audit.id(), 10, Optional.of(cursor)));
    }

    private Sweep opened(Task task) {
        Sweep sweep = new Sweep(anId(), task, "bucket", "p/", NOW);
        sweeps.open(sweep);
        return sweep;
    }

    private SweepProgress progress(Sweep sweep) {
        return sweeps.find(sweep.id()).orElseThrow();
    }

    private Optional<String> expiry(Sweep sweep) {
        Map<String, AttributeValue> item = client.getItem(get -> get.tableName(
                                backend.names().table())
                        .consistentRead(true)
                        .key(Map.of(
                                TableLayout.PARTITION_KEY, AttributeValue.fromS("SWEEP#" + sweep.id()),
                                TableLayout.SORT_KEY, AttributeValue.fromS("RANGE#00"))))
                .item();
        assertThat(item).isNotEmpty();
        return Optional.ofNullable(item.get(TableLayout.EXPIRES_ON)).map(AttributeValue::n);
    }

    /** After one more page of 7 objects that ends with this key. */
    private static SweepRange stepped(SweepRange range, Optional<String> lastKey) {
        return range.after(
                Counts.published(7),
                lastKey.map(key -> range.rest().orElseThrow().rest(key)),
                LATER);
    }

    private static Mismatch aMismatch(int number) {
        return number % 2 == 0
                ? new Mismatch("k" + number, Mismatch.DIFFERS, Optional.of("0a".repeat(32)), number)
                : new Mismatch("k" + number, Mismatch.UNREADABLE + ": AccessDenied", Optional.empty(), 0);
    }

    private static SweepId anId() {
        return new SweepId(UUID.randomUUID().toString());
    }
}
