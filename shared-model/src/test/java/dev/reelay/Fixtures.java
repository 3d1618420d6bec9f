package dev.reelay;

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

/** What tests work with where it does not matter what exactly it is. Every job is a new one, so that tests may share a table. */
public final class Fixtures {

    /** An instant with all its digits. */
    public static final Instant NOON = Instant.parse("2026-05-04T12:00:00.123456789Z");

    private static final String BUCKET = "movie-bucket";

    private Fixtures() {}

    /** The id of a job that nobody else has. */
    public static JobId aJobId() {
        return new JobId(UUID.randomUUID().toString());
    }

    /** A job of ten movies. */
    public static Job aJob() {
        return aJob(10);
    }

    /** A job of so many movies. */
    public static Job aJob(int count) {
        return new Job(aJobId(), count, 7, NOON, "{\"count\":" + count + ",\"seed\":7}");
    }

    /** A movie. */
    public static Movie aMovie() {
        return aMovie(0);
    }

    /** The movie of this number: another number is another movie. */
    public static Movie aMovie(int number) {
        return new Movie("Title " + number, 1950 + number % 80, "Actor " + number, "Director " + number);
    }

    /** The file of a movie of a job. */
    public static MovieFile aFile(JobId jobId, int number) {
        return MovieFile.of(new MovieFile.Contents(jobId, new MovieId(number), aMovie(number)));
    }

    /** A movie of a job as it is when it has just been stored. */
    public static MovieEntry anEntry(Job job, int number) {
        return new MovieEntry(
                job.id(),
                new MovieId(number),
                aMovie(number),
                new FileLocation(BUCKET, aFile(job.id(), number).key()),
                new MovieState.Stored(NOON));
    }
}
