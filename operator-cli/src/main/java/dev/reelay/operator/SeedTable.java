package dev.reelay.operator;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Owner;
import dev.reelay.ledger.Progress;
import dev.reelay.movie.FileLocation;
import dev.reelay.movie.JobId;
import dev.reelay.movie.Movie;
import dev.reelay.movie.MovieFile;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import dev.reelay.operator.aws.ReadableException;
import dev.reelay.operator.aws.TableLedger;
import dev.reelay.timeline.JobEvent;
import dev.reelay.timeline.JobPart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes jobs with a history into a table, by the same calls as the services and by a clock of its own: the same items each time. Done
 * again, or after it was broken off, it adds what is missing. Its jobs are in all states that a job may be in, and their numbers are
 * those of their items.
 */
final class SeedTable {

    private static final Instant FIRST = Instant.parse("2026-01-05T09:00:00Z");
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final List<String> TITLES = List.of("Seven Samurai", "Metropolis", "Playtime", "Stalker");
    private static final String REASON = "file-missing: the file was deleted before it could be compared";

    private final StoryClock clock = new StoryClock(FIRST);
    private final TableLedger ledger;
    private final String bucket;

    /** Into the ledger that is made for a clock; the movies' items say that their files are in {@code bucket}. */
    SeedTable(Function<Clock, TableLedger> ledgers, String bucket) {
        this.ledger = ledgers.apply(clock);
        this.bucket = bucket;
    }

    /** Writes all, one call after the other, and gives the jobs as they are then. */
    List<Progress> seed() {
        List<Job> jobs = List.of(completed(1), failed(2), repaired(3), running(4), submitted(5));
        return jobs.stream()
                .flatMap(job -> ledger.jobs().progress(job.id()).stream())
                .toList();
    }

    private Job completed(int number) {
        Job job = begun(number, 12, Optional.of(new Owner("Ada")));
        advanced(job, 12).forEach(this::confirm);
        return job;
    }

    private Job failed(int number) {
        Job job = begun(number, 4, Optional.of(new Owner("Ada")));
        List<MovieEntry> entries = advanced(job, 4);
        entries.subList(0, 3).forEach(this::confirm);
        fail(entries.getLast(), 1);
        return job;
    }

    private Job repaired(int number) {
        Job job = begun(number, 4, Optional.of(new Owner("Grace")));
        List<MovieEntry> entries = advanced(job, 4);
        MovieEntry broken = fail(entries.getFirst(), 1);
        entries.subList(1, 4).forEach(this::confirm);
        clock.pass(Duration.ofMinutes(20));
        tell(new JobEvent.Redriven(part(broken), clock.instant(), "confirm", message(broken, 2)));
        confirm(broken);
        return job;
    }

    private Job running(int number) {
        Job job = begun(number, 6, Optional.of(new Owner("Grace")));
        advanced(job, 3).subList(0, 1).forEach(this::confirm);
        return job;
    }

    private Job submitted(int number) {
        return accepted(number, 3, Optional.empty());
    }

    private Job begun(int number, int count, Optional<Owner> owner) {
        Job job = accepted(number, count, owner);
        tell(new JobEvent.GenerationBegun(job.id(), clock.instant()));
        return job;
    }

    private Job accepted(int number, int count, Optional<Owner> owner) {
        clock.set(FIRST.plus(BETWEEN.multipliedBy(number)));
        JobId id = new JobId(String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", number));
        String order = "count=" + count + " seed=" + number;
        String request = owner.map(name -> order + " owner=" + name).orElse(order);
        Job job = new Job(id, count, number, clock.instant(), request, owner);
        ledger.jobs().open(job);
        if (!ledger.jobs().accept(job)) {
            // By its clock it was due to expire long ago, and DynamoDB may have been quick.
            throw new ReadableException("job " + id + " has expired while it was written: seed the table once more");
        }
        clock.pass(Duration.ofMillis(150));
        return job;
    }

    /** The first movies of a job, stored and then processed. */
    private List<MovieEntry> advanced(Job job, int count) {
        List<MovieEntry> stored = new ArrayList<>();
        for (int movie = 0; movie < count; movie++) {
            clock.pass(Duration.ofMillis(20));
            MovieEntry entry = entry(job, movie);
            ledger.movies().record(List.of(entry)).getFirst().join();
            stored.add(entry);
        }
        return stored.stream().map(this::advance).toList();
    }

    private MovieEntry advance(MovieEntry entry) {
        clock.pass(Duration.ofMillis(30));
        ledger.movies().advance(entry.pointer(), clock.instant()).join();
        return in(entry, new MovieState.Processed(entry.state().storedOn(), clock.instant()));
    }

    private MovieEntry confirm(MovieEntry entry) {
        clock.pass(Duration.ofMillis(40));
        return move(entry, entry.state().confirm(clock.instant()));
    }

    private MovieEntry fail(MovieEntry entry, int life) {
        clock.pass(Duration.ofMillis(40));
        MovieEntry failed = move(entry, entry.state().fail(REASON, clock.instant()));
        tell(new JobEvent.Parked(part(entry), clock.instant(), "confirm", message(entry, life), REASON));
        return failed;
    }

    private MovieEntry move(MovieEntry entry, MovieState.Step step) {
        if (!(step instanceof MovieState.Step.To(MovieState next))) {
            throw new IllegalStateException("the story of movie " + entry.movieId() + " is wrong: it is "
                    + entry.state().name() + " and should go on: correct it in " + SeedTable.class.getSimpleName());
        }
        ledger.movies().move(entry, next).join();
        return in(entry, next);
    }

    private void tell(JobEvent.Noted event) {
        ledger.timelines().append(event).join();
    }

    private MovieEntry entry(Job job, int number) {
        MovieId movieId = new MovieId(number);
        String title = TITLES.get(number % TITLES.size());
        Movie movie = new Movie(title, 1923 + number, "Actor " + number, "Director " + number);
        MovieFile file = MovieFile.of(new MovieFile.Contents(job.id(), movieId, movie));
        FileLocation location = new FileLocation(bucket, file.key());
        return new MovieEntry(job.id(), movieId, movie, location, new MovieState.Stored(clock.instant()));
    }

    private static MovieEntry in(MovieEntry entry, MovieState state) {
        return new MovieEntry(entry.jobId(), entry.movieId(), entry.payload(), entry.file(), state);
    }

    private static JobPart part(MovieEntry entry) {
        return new JobPart(entry.jobId(), entry.movieId().value());
    }

    private static String message(MovieEntry entry, int life) {
        return entry.jobId() + "-" + entry.movieId() + "-" + life + ":0";
    }
}
