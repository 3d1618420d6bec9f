package dev.reelay.ledger;

import static dev.reelay.Fixtures.NOON;
import static dev.reelay.Fixtures.aJob;
import static dev.reelay.Fixtures.aJobId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.backend.docker.Emulator;
import dev.reelay.backend.docker.KnownDifference;
import dev.reelay.ledger.Jobs.Filter;
import dev.reelay.ledger.Jobs.Found;
import dev.reelay.ledger.Jobs.Opening;
import dev.reelay.movie.JobId;
import dev.reelay.schema.TableLayout;
import dev.reelay.timeline.TimeWindow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The contract of {@link Jobs}. */
abstract class JobsKit extends LedgerKit {

    JobsKit(TestBackend backend) {
        super(backend);
    }

    @Test
    void open_newJob_isEnteredButNotAccepted() {
        Job job = aJob();

        assertThat(jobs.open(job)).isEqualTo(new Opening.Opened());

        assertThat(jobs.find(job.id())).contains(new Found(job, false));
        assertThat(jobs.progress(job.id())).contains(new Progress(job, new Tally(0, 0, 0, 0), Optional.empty()));
    }

    @Test
    void open_sameIdAgain_isTheJobThatIsThere() {
        Job job = aJob();
        Job other = new Job(job.id(), 99, 1, NOON.plusSeconds(9), "{\"count\":99}");
        jobs.open(job);

        assertThat(jobs.open(other)).isEqualTo(new Opening.Existing(new Found(job, false)));
        jobs.accept(job);
        assertThat(jobs.open(other)).isEqualTo(new Opening.Existing(new Found(job, true)));
        assertThat(jobs.find(job.id())).contains(new Found(job, true));
    }

    @Test
    @KnownDifference(
            on = Emulator.MOTO,
            always = false,
            reason = KnownDifference.CHECK_THEN_WRITE,
            failure = "Expected size: 1 but was")
    void open_sameIdBy16AtOnce_isOpenedByExactlyOne() {
        Job job = aJob();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Opening> openings = joined(IntStream.range(0, 16)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> jobs.open(job), threads))
                    .toList());

            assertThat(openings).filteredOn(Opening.Opened.class::isInstance).hasSize(1);
            assertThat(openings)
                    .filteredOn(Opening.Existing.class::isInstance)
                    .hasSize(15)
                    .containsOnly(new Opening.Existing(new Found(job, false)));
        }
    }

    @Test
    void accept_openJob_takesItsExpiryAway() {
        Job job = aJob();
        jobs.open(job);
        String aDayLater = Long.toString(NOON.plus(Duration.ofDays(1)).getEpochSecond());
        assertThat(jobItem(job)).containsEntry(TableLayout.EXPIRES_ON, AttributeValue.fromN(aDayLater));
        assertThat(jobItem(job)).doesNotContainKeys(TableLayout.LISTED, TableLayout.LISTED_ON);

        assertThat(jobs.accept(job)).isTrue();
        assertThat(jobs.accept(job)).isTrue();

        assertThat(jobItem(job)).doesNotContainKey(TableLayout.EXPIRES_ON).containsKey(TableLayout.LISTED);
    }

    @Test
    void accept_jobThatHasExpired_isRefusedAndLeavesNothing() {
        Job job = aJob();
        jobs.open(job);
        client.deleteItem(delete -> delete.tableName(table).key(jobKey(job)));

        assertThat(jobs.accept(job)).isFalse();

        assertThat(jobs.find(job.id())).isEmpty();
        assertThat(jobs.progress(job.id())).isEmpty();
        assertThat(items(job)).allSatisfy(item -> assertThat(item).containsKey(TableLayout.EXPIRES_ON));
        assertThat(jobs.open(job)).isEqualTo(new Opening.Opened());
    }

    @Test
    void open_newJob_hasItsFirstEventWhichExpiresUntilItIsAccepted() {
        Job job = aJob();
        jobs.open(job);
        String aDayLater = Long.toString(NOON.plus(Duration.ofDays(1)).getEpochSecond());
        assertThat(eventItems(job))
                .singleElement()
                .satisfies(item -> assertThat(item)
                        .containsEntry("event", AttributeValue.fromS("submitted"))
                        .containsEntry("happened_on", AttributeValue.fromS(NOON.toString()))
                        .containsEntry(TableLayout.EXPIRES_ON, AttributeValue.fromN(aDayLater)));

        jobs.accept(job);
        jobs.accept(job);

        assertThat(eventItems(job))
                .singleElement()
                .satisfies(item -> assertThat(item)
                        .containsEntry("event", AttributeValue.fromS("submitted"))
                        .doesNotContainKeys(TableLayout.EXPIRES_ON, TableLayout.LISTED));
    }

    /** Its first event may expire some moments before the job does. */
    @Test
    void accept_whenTheFirstEventHasExpired_hasItAllTheSame() {
        Job job = aJob();
        jobs.open(job);
        eventItems(job)
                .forEach(item ->
                        client.deleteItem(delete -> delete.tableName(table).key(keyOf(item))));

        assertThat(jobs.accept(job)).isTrue();

        assertThat(eventItems(job))
                .singleElement()
                .satisfies(item -> assertThat(item).containsEntry("event", AttributeValue.fromS("submitted")));
    }

    private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new HashMap<>(item);
        key.keySet().retainAll(Set.of(TableLayout.PARTITION_KEY, TableLayout.SORT_KEY));
        return key;
    }

    private List<Map<String, AttributeValue>> eventItems(Job job) {
        return items(job).filter(item -> item.containsKey("event")).toList();
    }

    @Test
    void find_unknownJob_isNothing() {
        assertThat(jobs.find(aJobId())).isEmpty();
        assertThat(jobs.progress(aJobId())).isEmpty();
    }

    @Test
    void find_extremeJob_isAsItWasPlaced() {
        Job job = new Job(aJobId(), Job.MOST_MOVIES, Long.MIN_VALUE, Instant.ofEpochSecond(0, 1), "{\"é\":\"🎬\"}");

        jobs.open(job);

        assertThat(jobs.find(job.id())).contains(new Found(job, false));
    }

    @Test
    void newestFirst_severalPages_areInOrderAndComplete() {
        Instant future = Instant.parse("2999-01-01T00:00:00Z");
        List<Job> newest = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Job job = aJob();
            newest.addFirst(accepted(new Job(job.id(), 10, i, future.plusNanos(i * 300_000_000L), "later " + i)));
        }
        jobs.open(new Job(aJobId(), 10, 0, future.plusSeconds(60), "never accepted"));

        await().untilAsserted(
                        () -> assertThat(jobs.newestFirst(9, Optional.empty()).items())
                                .extracting(Progress::job)
                                .isEqualTo(newest));
        List<Job> paged = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < 3; page++) {
            Page<Progress> three = jobs.newestFirst(3, cursor);
            assertThat(three.items()).hasSize(3);
            three.items().forEach(progress -> paged.add(progress.job()));
            cursor = three.next();
        }
        assertThat(paged).isEqualTo(newest);
    }

    @Test
    void newestFirst_ofAnOwner_areThatOnesAcceptedJobsAndNoOthers() {
        Instant future = Instant.parse("2998-01-01T00:00:00Z");
        Owner owner = new Owner("Ada " + aJobId());
        List<Job> newest = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newest.addFirst(accepted(owned(owner, future.plusSeconds(i))));
        }
        jobs.open(owned(owner, future.plusSeconds(60)));
        accepted(owned(new Owner("Bob"), future.plusSeconds(2)));
        Filter all = new Filter(Optional.of(owner), TimeWindow.ALWAYS);

        await().untilAsserted(() -> assertThat(listed(all, 50)).isEqualTo(newest));
        assertThat(listed(all, 2)).isEqualTo(newest);
        assertThat(jobs.find(newest.getFirst().id())).contains(new Found(newest.getFirst(), true));
    }

    @Test
    void newestFirst_withinAWindow_areThoseFromItsBeginningAndBeforeItsEnd() {
        Instant future = Instant.parse("2997-01-01T00:00:00Z");
        Owner owner = new Owner("Eve");
        List<Job> placed = IntStream.range(0, 5)
                .mapToObj(i -> accepted(owned(owner, future.plusNanos(i))))
                .toList();
        for (Optional<Owner> whose : List.of(Optional.of(owner), Optional.<Owner>empty())) {
            TimeWindow middle = new TimeWindow(Optional.of(future.plusNanos(1)), Optional.of(future.plusNanos(4)));

            await().untilAsserted(() -> assertThat(listed(new Filter(whose, middle), 50))
                    .containsExactly(placed.get(3), placed.get(2), placed.get(1)));
            assertThat(listed(new Filter(whose, middle), 1)).hasSize(3);
        }
    }

    /** Whoever pages may narrow the window meanwhile; DynamoDB would refuse to start from outside of it. */
    @Test
    void newestFirst_fromAPlaceOutsideOfTheWindow_isWhatOfTheWindowComesAfterIt() {
        Instant future = Instant.parse("2996-01-01T00:00:00Z");
        List<Job> placed = IntStream.range(0, 3)
                .mapToObj(i -> accepted(owned(new Owner("Mallory"), future.plusSeconds(i))))
                .toList();
        TimeWindow first = new TimeWindow(Optional.of(future), Optional.of(future.plusNanos(1)));
        TimeWindow last = new TimeWindow(Optional.of(future.plusSeconds(2)), Optional.of(future.plusSeconds(3)));
        Filter nobodys = new Filter(Optional.empty(), first);
        await().untilAsserted(() -> assertThat(listed(nobodys, 50)).containsExactly(placed.getFirst()));
        Optional<String> place = Optional.of(encoded(String.format(
                Locale.ROOT,
                "job:%019d.%09d#%s",
                future.getEpochSecond() + 1,
                0,
                placed.get(1).id())));

        assertThat(jobs.newestFirst(nobodys, 9, place).items())
                .extracting(Progress::job)
                .containsExactly(placed.getFirst());
        assertThat(jobs.newestFirst(new Filter(Optional.empty(), last), 9, place))
                .isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    @Test
    void metered_looksAndLists_addUpWhatTheyConsume() {
        Job job = accepted(aJob());
        Consumption once = new Consumption();
        Consumption twice = new Consumption();

        assertThat(jobs.metered(once).progress(job.id())).isPresent();
        assertThat(jobs.metered(twice).progress(job.id())).isPresent();
        assertThat(jobs.metered(twice).progress(job.id())).isPresent();

        assertThat(new BigDecimal(once.text())).isPositive();
        assertThat(new BigDecimal(twice.text()))
                .isEqualByComparingTo(new BigDecimal(once.text()).multiply(BigDecimal.TWO));
        Consumption list = new Consumption();
        await().until(() -> !jobs.newestFirst(1, Optional.empty()).items().isEmpty());
        assertThat(jobs.metered(list).newestFirst(1, Optional.empty()).items()).hasSize(1);
        assertThat(new BigDecimal(list.text())).isGreaterThan(new BigDecimal(once.text()));
    }

    private static Job owned(Owner owner, Instant startedOn) {
        return new Job(aJobId(), 10, 7, startedOn, "count=10 seed=7 owner=" + owner, Optional.of(owner));
    }

    /** All that a filter lets through, by pages of this size. */
    private List<Job> listed(Filter filter, int limit) {
        List<Job> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Progress> page = jobs.newestFirst(filter, limit, cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            page.items().forEach(progress -> all.add(progress.job()));
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    @Test
    void newestFirst_anItemThatAStrangerChanged_hidesNoOther() {
        Job good = accepted(aJob());
        Job odd = accepted(aJob());
        client.updateItem(update -> update.tableName(table)
                .key(Map.of(
                        TableLayout.PARTITION_KEY, AttributeValue.fromS("JOB#" + odd.id()),
                        TableLayout.SORT_KEY, AttributeValue.fromS("JOB")))
                .updateExpression("REMOVE #request")
                .expressionAttributeNames(Map.of("#request", "request")));

        await().untilAsserted(() -> assertThat(listed()).contains(good.id()).doesNotContain(odd.id()));
    }

    private List<JobId> listed() {
        List<JobId> ids = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Progress> page = jobs.newestFirst(100, cursor);
            page.items().forEach(progress -> ids.add(progress.job().id()));
            cursor = page.next();
        } while (cursor.isPresent());
        return ids;
    }

    @Test
    void newestFirst_toTheEnd_endsWithoutACursor() {
        accepted(aJob());
        Optional<String> cursor = Optional.empty();
        int pages = 0;
        do {
            Page<Progress> page = jobs.newestFirst(2, cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            cursor = page.next();
            pages++;
        } while (cursor.isPresent() && pages < 1000);

        assertThat(cursor).isEmpty();
    }

    @Test
    void newestFirst_hugeLimit_holdsAtMostAHundred() {
        assertThat(jobs.newestFirst(1000, Optional.empty()).items()).hasSizeLessThanOrEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("strangeCursors")
    void newestFirst_strangeCursor_isUnknown(String cursor) {
        assertThatExceptionOfType(UnknownCursorException.class)
                .isThrownBy(() -> jobs.newestFirst(5, Optional.of(cursor)));
    }

    static Stream<String> strangeCursors() {
        String position = String.format(Locale.ROOT, "job:%019d.%09d#", 1, 1);
        return Stream.of(
                "",
                " ",
                "%%%",
                "é",
                encoded(""),
                encoded("movie:1"),
                encoded("job:"),
                encoded(position),
                encoded(position + "not-a-job"),
                encoded(position + aJobId() + "\n"),
                encoded("x" + position + aJobId()),
                encoded(position.replace("0000000000000000001", "٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠١") + aJobId()));
    }

    @Test
    void newestFirst_cursorOfAJobThatIsGone_goesOnFromThere() {
        String position = String.format(Locale.ROOT, "job:%019d.%09d#%s", 1, 1, aJobId());

        assertThat(jobs.newestFirst(5, Optional.of(encoded(position))))
                .isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    private static String encoded(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, AttributeValue> jobItem(Job job) {
        return client.getItem(get -> get.tableName(table).key(jobKey(job)).consistentRead(true))
                .item();
    }

    private static Map<String, AttributeValue> jobKey(Job job) {
        return Map.of(
                TableLayout.PARTITION_KEY,
                AttributeValue.fromS("JOB#" + job.id()),
                TableLayout.SORT_KEY,
                AttributeValue.fromS("JOB"));
    }
}
