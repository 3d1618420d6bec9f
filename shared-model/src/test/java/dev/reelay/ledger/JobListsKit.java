package dev.reelay.ledger;

import static dev.reelay.Fixtures.aJob;
import static dev.reelay.Fixtures.aJobId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.ledger.Jobs.Filter;
import dev.reelay.ledger.Jobs.Found;
import dev.reelay.movie.JobId;
import dev.reelay.schema.TableLayout;
import dev.reelay.timeline.TimeWindow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The contract of {@link Jobs} where they are listed, and of what looks at them consume. */
abstract class JobListsKit extends LedgerKit {

    JobListsKit(TestBackend backend) {
        super(backend);
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

        await().untilAsserted(() -> assertThat(
                        jobs.newestFirst(Filter.NONE, 9, Optional.empty()).items())
                .extracting(Progress::job)
                .isEqualTo(newest));
        List<Job> paged = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < 3; page++) {
            Page<Progress> three = jobs.newestFirst(Filter.NONE, 3, cursor);
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
        await().until(() ->
                !jobs.newestFirst(Filter.NONE, 1, Optional.empty()).items().isEmpty());
        assertThat(jobs.metered(list)
                        .newestFirst(Filter.NONE, 1, Optional.empty())
                        .items())
                .hasSize(1);
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
            Page<Progress> page = jobs.newestFirst(Filter.NONE, 100, cursor);
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
            Page<Progress> page = jobs.newestFirst(Filter.NONE, 2, cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            cursor = page.next();
            pages++;
        } while (cursor.isPresent() && pages < 1000);

        assertThat(cursor).isEmpty();
    }

    @Test
    void newestFirst_hugeLimit_holdsAtMostAHundred() {
        assertThat(jobs.newestFirst(Filter.NONE, 1000, Optional.empty()).items())
                .hasSizeLessThanOrEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("strangeCursors")
    void newestFirst_strangeCursor_isUnknown(String cursor) {
        assertThatExceptionOfType(UnknownCursorException.class)
                .isThrownBy(() -> jobs.newestFirst(Filter.NONE, 5, Optional.of(cursor)));
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

        assertThat(jobs.newestFirst(Filter.NONE, 5, Optional.of(encoded(position))))
                .isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    private static String encoded(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }
}
