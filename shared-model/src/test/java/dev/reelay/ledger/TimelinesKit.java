package dev.reelay.ledger;

import static dev.reelay.Fixtures.NOON;
import static dev.reelay.Fixtures.aJob;
import static dev.reelay.Fixtures.aJobId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.backend.docker.Emulator;
import dev.reelay.backend.docker.KnownDifference;
import dev.reelay.timeline.JobEvent;
import dev.reelay.timeline.JobPart;
import dev.reelay.timeline.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of {@link Timelines}: what is told, and how often. */
abstract class TimelinesKit extends TimelineKit {

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
    @KnownDifference(
            on = Emulator.MOTO,
            always = false,
            reason = KnownDifference.TABLE_COPIES,
            failure = "Service returned HTTP status code 500")
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
}
