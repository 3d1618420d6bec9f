package dev.reelay.ledger;

import static dev.reelay.Fixtures.NOON;
import static dev.reelay.Fixtures.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.movie.JobId;
import dev.reelay.schema.TableLayout;
import dev.reelay.timeline.JobEvent;
import dev.reelay.timeline.TimeWindow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The contract of {@link Timelines} where a part of one is asked for, and of what that consumes. */
abstract class TimelinePagesKit extends TimelineKit {

    TimelinePagesKit(TestBackend backend) {
        super(backend);
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
}
