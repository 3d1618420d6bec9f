package dev.reelay.ledger;

import static dev.reelay.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.ledger.Movies.Outcome;
import dev.reelay.ledger.dynamo.Ledgers;
import dev.reelay.movie.MovieState;
import dev.reelay.timeline.JobEvent;
import dev.reelay.timeline.JobPart;
import dev.reelay.timeline.TimeWindow;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What the kits of timelines share. */
abstract class TimelineKit extends LedgerKit {

    TimelineKit(TestBackend backend) {
        super(backend);
    }

    List<MovieEntry> advanced(Job job, int count) {
        List<MovieEntry> entries = stored(job, 0, count);
        entries.forEach(entry -> movies.advance(entry.pointer(), NOON).join());
        return entries;
    }

    /** As an instance does whose clock shows this. */
    void settle(MovieEntry entry, MovieState next, Instant now) {
        settle(entry, next, Ledgers.movies(client, table, Clock.fixed(now, ZoneOffset.UTC)));
    }

    void settle(MovieEntry entry, MovieState next, Movies ledger) {
        assertThat(ledger.move(found(entry), next).join()).isEqualTo(new Outcome.Moved());
    }

    static MovieState confirmed(Instant on) {
        return new MovieState.Confirmed(NOON, NOON, on);
    }

    static MovieState failed(Instant on) {
        return new MovieState.Failed(NOON, NOON, on, "file-missing");
    }

    List<JobEvent> completions(Job job) {
        return all(job).stream().filter(JobEvent.Completed.class::isInstance).toList();
    }

    List<String> names(Job job) {
        return all(job).stream().map(JobEvent::name).toList();
    }

    List<JobEvent> all(Job job) {
        return page(job, TimeWindow.ALWAYS, 1000, Optional.empty()).items();
    }

    Page<JobEvent> page(Job job, TimeWindow window, int limit, Optional<String> cursor) {
        return timelines.newestFirst(job.id(), window, limit, cursor).orElseThrow();
    }

    static JobEvent.Parked parked(Job job, String message, Instant on) {
        return new JobEvent.Parked(new JobPart(job.id(), "0000000"), on, "confirm", message, "file-missing: x");
    }

    static TimeWindow window(Instant from, Instant to) {
        return new TimeWindow(Optional.of(from), Optional.of(to));
    }

    static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
