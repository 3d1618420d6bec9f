package dev.reelay.producer.tracking.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Movies;
import dev.reelay.ledger.Owner;
import dev.reelay.movie.MovieState;
import dev.reelay.producer.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Jobs that are accepted and never sent to the generation: their movies go only where a test moves them. */
final class TrackedJobs {

    static final Instant PROCESSED_ON = Instant.parse("2026-11-20T10:00:01Z");
    static final Instant SETTLED_ON = Instant.parse("2026-11-20T10:00:02.5Z");

    private final Jobs jobs;
    private final Movies movies;

    TrackedJobs(Jobs jobs, Movies movies) {
        this.jobs = jobs;
        this.movies = movies;
    }

    Job acceptedJob(int count) {
        return accepted(Fixtures.aJob(count));
    }

    Job acceptedJob(int count, String owner) {
        Job job = Fixtures.aJob(count);
        return accepted(
                new Job(job.id(), count, job.seed(), job.startedOn(), job.request(), Optional.of(new Owner(owner))));
    }

    private Job accepted(Job job) {
        assertThat(jobs.open(job)).isEqualTo(new Jobs.Opening.Opened());
        assertThat(jobs.accept(job)).isTrue();
        return job;
    }

    /** Movies 0 to 3 in STORED, PROCESSED, CONFIRMED and FAILED; what more the job has is pending. */
    List<MovieEntry> oneInEachState(Job job) {
        List<MovieEntry> entries = store(job, 0, 1, 2, 3);
        process(entries.get(1));
        confirm(entries.get(2));
        fail(entries.get(3));
        return entries;
    }

    List<MovieEntry> store(Job job, int... numbers) {
        List<MovieEntry> entries = IntStream.of(numbers)
                .mapToObj(number -> Fixtures.aMovie(job, number))
                .toList();
        movies.record(entries).forEach(entry -> assertThat(entry.join().state()).isInstanceOf(MovieState.Stored.class));
        return entries;
    }

    private MovieEntry process(MovieEntry entry) {
        assertThat(movies.advance(entry.pointer(), PROCESSED_ON).join()).isEqualTo(new Movies.Outcome.Moved());
        MovieState processed = new MovieState.Processed(entry.state().storedOn(), PROCESSED_ON);
        return new MovieEntry(entry.jobId(), entry.movieId(), entry.payload(), entry.file(), processed);
    }

    void confirm(MovieEntry entry) {
        settle(process(entry), new MovieState.Confirmed(entry.state().storedOn(), PROCESSED_ON, SETTLED_ON));
    }

    void fail(MovieEntry entry) {
        settle(
                process(entry),
                new MovieState.Failed(entry.state().storedOn(), PROCESSED_ON, SETTLED_ON, "file-missing"));
    }

    private void settle(MovieEntry processed, MovieState next) {
        assertThat(movies.move(processed, next).join()).isEqualTo(new Movies.Outcome.Moved());
    }
}
