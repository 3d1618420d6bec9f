package dev.reelay;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.movie.Decoded;
import dev.reelay.movie.FileKey;
import dev.reelay.movie.FileLocation;
import dev.reelay.movie.FileName;
import dev.reelay.movie.JobId;
import dev.reelay.movie.Movie;
import dev.reelay.movie.MovieFile;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.NamedFile;
import dev.reelay.movie.OwnFile;
import dev.reelay.movie.UnreadFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** What tests work with where it does not matter what exactly it is. Every job is a new one, so that tests may share a table. */
public final class Fixtures {

    /** An instant with all its digits. */
    public static final Instant NOON = Instant.parse("2026-05-04T12:00:00.123456789Z");

    private static final String BUCKET = "movie-bucket";
    private static final FileName LAPTOP = new FileName("laptop.json");

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

    /** A file of somebody's own that says this. */
    public static OwnFile anOwnFile(String json) {
        return switch (OwnFile.read(LAPTOP, json.getBytes(StandardCharsets.UTF_8))) {
            case Decoded.Value<OwnFile>(OwnFile own) -> own;
            case Decoded.Malformed<OwnFile>(String problem) -> throw new AssertionError(problem);
        };
    }

    /** A job of one movie, which is a file that says this. */
    public static Job aJobOf(String json) {
        FileKey key = FileKey.ofContent(json.getBytes(StandardCharsets.UTF_8));
        NamedFile file = new NamedFile(LAPTOP, new FileLocation(BUCKET, key));
        return Job.ofFile(aJobId(), file, NOON, "file=" + file);
    }

    /** The one movie of such a job as it is when it has just been stored. */
    public static MovieEntry anEntryOf(Job job, String json) {
        return new MovieEntry(
                job.id(),
                new MovieId(0),
                anOwnFile(json),
                job.file().orElseThrow().location(),
                new MovieState.Stored(NOON));
    }

    /** A file as large as an item can hold; another number is another file. */
    public static String aLargestFile(int number) {
        String text = "%07d".formatted(number);
        // Beside the text in {"a":"text"}: the map, and for its pair a byte and the name.
        return "{\"a\":\"" + text + "x".repeat(OwnFile.MOST_BYTES - 3 - 1 - 1 - text.length()) + "\"}";
    }

    /** The movie of such a job as the ledger finds it among many. */
    public static MovieEntry unread(MovieEntry entry) {
        return new MovieEntry(
                entry.jobId(),
                entry.movieId(),
                new UnreadFile(((OwnFile) entry.payload()).name()),
                entry.file(),
                entry.state());
    }
}
