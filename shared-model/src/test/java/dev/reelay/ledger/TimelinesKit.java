package dev.reelay.ledger;

import static dev.reelay.Fixtures.NOON;
import static dev.reelay.Fixtures.aJob;
import static dev.reelay.Fixtures.aJobId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.ledger.Movies.Outcome;
import dev.reelay.ledger.dynamo.Ledgers;
import dev.reelay.movie.JobId;
import dev.reelay.movie.MovieState;
import dev.reelay.schema.TableLayout;
import dev.reelay.timeline.JobEvent;
import dev.reelay.timeline.JobPart;
import dev.reelay.timeline.TimeWindow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The contract of {@link Timelines}. */
abstract class TimelinesKit extends LedgerKit {

    TimelinesKit(TestBackend backend) {
        super(backend);
    }

    @Test
    void newestFirst_unknownJob_isNothing() {
        assertThat(timelines.newestFirst(aJobId(), TimeWindow.ALWAYS, 20, Optional.empty()))
                .isEmpty();
    }

    @Test
    void newestFirst_jobThatWasJustOpened_beginsWithItsSubmission() {
        Job job = aJob();
        jobs.open(job);

        assertThat(all(job)).containsExactly(new JobEvent.Submitted(job.id(), NOON));
    }

    @Test
    void append_eachKindOfEvent_isToldAsItWas() {
        Job job = accepted(aJob());
        JobPart part = new JobPart(job.id(), "0000003");
        List<JobEvent.Noted> events = List.of(
                new JobEvent.GenerationBegun(job.id(), at(1)),
                new JobEvent.Parked(part, at(2), "confirm", "m:1", "file-missing: ~ is not there"),
                new JobEvent.Redriven(part, at(3), "confirm", "m:2"));
        joined(events.stream().map(timelines::append).toList());

        assertThat(all(job))
                .containsExactly(events.get(2), events.get(1), events.get(0), new JobEvent.Submitted(job.id(), NOON));
    }

    @Test
    void append_sameEventLater_leavesTheFirst() {
        Job job = accepted(aJob());
        timelines.append(parked(job, "m:1", at(1))).join();

        timelines.append(parked(job, "m:1", at(2))).join();
        timelines.append(parked(job, "m:2", at(3))).join();

        assertThat(all(job))
                .containsExactly(
                        parked(job, "m:2", at(3)), parked(job, "m:1", at(1)), new JobEvent.Submitted(job.id(), NOON));
    }

    @Test
    void append_sameMessageOfAnotherJobOrKind_isAnotherEvent() {
        Job job = accepted(aJob());
        Job other = accepted(aJob());
        JobEvent.Redriven redriven = new JobEvent.Redriven(new JobPart(job.id(), "0000000"), at(1), "confirm", "m:1");
        timelines.append(parked(job, "m:1", at(1))).join();
        timelines.append(redriven).join();
        timelines.append(parked(other, "m:1", at(1))).join();

        assertThat(all(job)).hasSize(3).contains(redriven);
        assertThat(all(other)).hasSize(2);
    }

    @Test
    void append_sameEventBySixteenAtOnce_isToldOnce() {
        Job job = accepted(aJob());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            joined(IntStream.range(0, 16)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> timelines.append(parked(job, "m:1", at(i))).join(), threads))
                    .toList());
        }

        assertThat(all(job)).hasSize(2);
    }

    @Test
    void append_moreThanOneTransactionTakes_areAllTold() {
        Job job = accepted(aJob());

        joined(IntStream.range(0, 120)
                .mapToObj(i -> timelines.append(parked(job, "m:" + i, at(i))))
                .toList());

        assertThat(all(job)).hasSize(121);
    }

    @Test
    void append_ofAJobThatIsNotThere_writesNothing() {
        Job job = aJob();

        timelines.append(parked(job, "m:1", at(1))).join();

        assertThat(items(job)).isEmpty();
    }

    @Test
    void newestFirst_asMoviesGoOn_tellsWhatTheCountsTell() {
        Job job = accepted(aJob(2));
        List<MovieEntry> entries = stored(job, 0, 1);
        assertThat(names(job)).containsExactly("submitted");

        entries = new ArrayList<>(entries);
        entries.addAll(stored(job, 1, 2));
        assertThat(names(job)).containsExactly("generation-done", "submitted");

        entries.forEach(entry -> movies.advance(entry.pointer(), NOON).join());
        settle(entries.getFirst(), confirmed(NOON), movies);
        assertThat(names(job)).containsExactly("first-confirmed", "generation-done", "submitted");

        settle(entries.getLast(), confirmed(NOON), movies);
        assertThat(names(job)).containsExactly("completed", "first-confirmed", "generation-done", "submitted");
        assertThat(all(job)).first().isEqualTo(new JobEvent.Completed(job.id(), NOON, false));
    }

    @Test
    void newestFirst_ofAJobWhoseFailureIsRepairedAfterwards_tellsBothCompletions() {
        Job job = accepted(aJob(2));
        List<MovieEntry> entries = advanced(job, 2);
        settle(entries.getFirst(), confirmed(NOON), at(1));
        settle(entries.getLast(), failed(NOON), at(2));
        assertThat(completions(job)).containsExactly(new JobEvent.Completed(job.id(), at(2), true));

        settle(entries.getLast(), confirmed(NOON), at(5));

        assertThat(completions(job))
                .containsExactly(
                        new JobEvent.Completed(job.id(), at(5), false), new JobEvent.Completed(job.id(), at(2), true));
        assertThat(all(job)).contains(new JobEvent.FirstConfirmed(job.id(), at(1)));
    }

    @Test
    void newestFirst_ofAJobWhoseFailureIsRepairedBeforeItEnds_tellsOneCompletion() {
        Job job = accepted(aJob(2));
        List<MovieEntry> entries = advanced(job, 2);
        settle(entries.getFirst(), failed(NOON), at(1));
        settle(entries.getFirst(), confirmed(NOON), at(2));
        assertThat(completions(job)).isEmpty();

        settle(entries.getLast(), confirmed(NOON), at(3));

        assertThat(completions(job)).containsExactly(new JobEvent.Completed(job.id(), at(3), false));
        assertThat(all(job)).contains(new JobEvent.FirstConfirmed(job.id(), at(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 1000})
    void newestFirst_pageByPage_isAllOfItOnceAndInOrder(int limit) {
        Job job = accepted(aJob(2));
        List<MovieEntry> entries = advanced(job, 2);
        for (int i = 0; i < 6; i++) {
            // Before, at and after what the counts tell.
            timelines.append(parked(job, "m:" + i, at(i - 1))).join();
        }
        settle(entries.getFirst(), confirmed(NOON), at(1));
        settle(entries.getLast(), confirmed(NOON), at(3));

        List<JobEvent> paged = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<JobEvent> page = page(job, TimeWindow.ALWAYS, limit, cursor);
            assertThat(page.items()).hasSizeBetween(1, limit);
            paged.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent());

        assertThat(paged).hasSize(10).doesNotHaveDuplicates();
        assertThat(paged).extracting(JobEvent::on).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(paged).isEqualTo(all(job));
    }

    @Test
    void newestFirst_withinAWindow_isWhatHappenedFromItsBeginningAndBeforeItsEnd() {
        Job job = accepted(aJob());
        for (int i = 1; i <= 5; i++) {
            timelines.append(parked(job, "m:" + i, at(i))).join();
        }

        assertThat(page(job, window(at(2), at(4)), 20, Optional.empty()))
                .isEqualTo(new Page<>(List.of(parked(job, "m:3", at(3)), parked(job, "m:2", at(2))), Optional.empty()));
        assertThat(page(job, new TimeWindow(Optional.of(at(5)), Optional.empty()), 20, Optional.empty())
                        .items())
                .containsExactly(parked(job, "m:5", at(5)));
        assertThat(page(job, new TimeWindow(Optional.empty(), Optional.of(at(1))), 20, Optional.empty())
                        .items())
                .containsExactly(new JobEvent.Submitted(job.id(), NOON));
        assertThat(page(job, window(Instant.MIN, Instant.EPOCH), 20, Optional.empty())
                        .items())
                .isEmpty();
        assertThat(page(job, window(Instant.EPOCH, Instant.MAX), 20, Optional.empty())
                        .items())
                .hasSize(6);
    }

    /** Whoever pages may narrow the window meanwhile; DynamoDB would refuse to start from outside of it. */
    @Test
    void newestFirst_fromAPlaceOutsideOfTheWindow_isWhatOfTheWindowComesAfterIt() {
        Job job = accepted(aJob());
        for (int i = 1; i <= 5; i++) {
            timelines.append(parked(job, "m:" + i, at(i))).join();
        }
        Optional<String> afterThree =
                page(job, TimeWindow.ALWAYS, 3, Optional.empty()).next();
        assertThat(afterThree).isPresent();

        assertThat(page(job, window(at(1), at(2)), 20, afterThree).items()).containsExactly(parked(job, "m:1", at(1)));
        assertThat(page(job, window(at(4), at(6)), 20, afterThree)).isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    @Test
    void newestFirst_anItemThatAStrangerWrote_hidesNoOther() {
        Job job = accepted(aJob());
        timelines.append(parked(job, "m:1", at(1))).join();
        items(job)
                .filter(item -> AttributeValue.fromS("parked").equals(item.get("event")))
                .forEach(item -> client.updateItem(update -> update.tableName(table)
                        .key(Map.of(
                                TableLayout.PARTITION_KEY,
                                item.getOrDefault(TableLayout.PARTITION_KEY, AttributeValue.fromS("")),
                                TableLayout.SORT_KEY,
                                item.getOrDefault(TableLayout.SORT_KEY, AttributeValue.fromS(""))))
                        .updateExpression("SET #event = :event")
                        .expressionAttributeNames(Map.of("#event", "event"))
                        .expressionAttributeValues(Map.of(":event", AttributeValue.fromS("party")))));

        assertThat(names(job)).containsExactly("submitted");
        assertThat(page(job, TimeWindow.ALWAYS, 1, Optional.empty()).next()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("strangeCursors")
    void newestFirst_strangeCursor_isUnknown(String cursor) {
        JobId id = accepted(aJob()).id();

        assertThatExceptionOfType(UnknownCursorException.class)
                .isThrownBy(() -> timelines.newestFirst(id, TimeWindow.ALWAYS, 5, Optional.of(cursor)));
    }

    static Stream<String> strangeCursors() {
        String place = "event:0000000000000000001.000000001#4#";
        return Stream.of(
                        "",
                        "job:" + place,
                        "event:",
                        place.replace("#4#", ""),
                        place.replace("0000000000000000001", "1"),
                        place + "m 1",
                        place + "é",
                        place + "m\n",
                        place + "m".repeat(2000))
                .map(text ->
                        Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void metered_reads_addUpWhatTheyConsume() {
        Job job = accepted(aJob());
        Consumption consumption = new Consumption();

        assertThat(timelines.metered(consumption).newestFirst(job.id(), TimeWindow.ALWAYS, 5, Optional.empty()))
                .isPresent();

        assertThat(new BigDecimal(consumption.text())).isGreaterThanOrEqualTo(BigDecimal.ONE);
    }

    private List<MovieEntry> advanced(Job job, int count) {
        List<MovieEntry> entries = stored(job, 0, count);
        entries.forEach(entry -> movies.advance(entry.pointer(), NOON).join());
        return entries;
    }

    /** As an instance does whose clock shows this. */
    private void settle(MovieEntry entry, MovieState next, Instant now) {
        settle(entry, next, Ledgers.movies(client, table, Clock.fixed(now, ZoneOffset.UTC)));
    }

    private void settle(MovieEntry entry, MovieState next, Movies ledger) {
        assertThat(ledger.move(found(entry), next).join()).isEqualTo(new Outcome.Moved());
    }

    private static MovieState confirmed(Instant on) {
        return new MovieState.Confirmed(NOON, NOON, on);
    }

    private static MovieState failed(Instant on) {
        return new MovieState.Failed(NOON, NOON, on, "file-missing");
    }

    private List<JobEvent> completions(Job job) {
        return all(job).stream().filter(JobEvent.Completed.class::isInstance).toList();
    }

    private List<String> names(Job job) {
        return all(job).stream().map(JobEvent::name).toList();
    }

    private List<JobEvent> all(Job job) {
        return page(job, TimeWindow.ALWAYS, 1000, Optional.empty()).items();
    }

    private Page<JobEvent> page(Job job, TimeWindow window, int limit, Optional<String> cursor) {
        return timelines.newestFirst(job.id(), window, limit, cursor).orElseThrow();
    }

    private static JobEvent.Parked parked(Job job, String message, Instant on) {
        return new JobEvent.Parked(new JobPart(job.id(), "0000000"), on, "confirm", message, "file-missing: x");
    }

    private static TimeWindow window(Instant from, Instant to) {
        return new TimeWindow(Optional.of(from), Optional.of(to));
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
