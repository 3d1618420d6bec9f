package dev.reelay.producer;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.movie.FileLocation;
import dev.reelay.movie.JobId;
import dev.reelay.movie.Movie;
import dev.reelay.movie.MovieFile;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import java.time.Instant;
import java.util.UUID;

/** Jobs and movies to test with. */
public final class Fixtures {

    /** When fixtures were stored. */
    public static final Instant STORED_ON = Instant.parse("2026-11-20T10:00:00Z");

    private Fixtures() {}

    /** A job of its own with so many movies. */
    public static Job aJob(int count) {
        return new Job(new JobId(UUID.randomUUID().toString()), count, 7, Instant.now(), "count=" + count + " seed=7");
    }

    /** A movie of the job, just stored. */
    public static MovieEntry aMovie(Job job, int number) {
        MovieId movieId = new MovieId(number);
        Movie movie = new Movie("Title " + number, 1990 + number % 30, "Actor " + number, "Director " + number);
        MovieFile file = MovieFile.of(new MovieFile.Contents(job.id(), movieId, movie));
        return new MovieEntry(
                job.id(), movieId, movie, new FileLocation("bucket", file.key()), new MovieState.Stored(STORED_ON));
    }
}
