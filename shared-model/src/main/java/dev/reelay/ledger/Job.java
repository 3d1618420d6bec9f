package dev.reelay.ledger;

import dev.reelay.movie.JobId;
import dev.reelay.movie.NamedFile;
import java.time.Instant;
import java.util.Optional;

/**
 * An order for movies, as it was placed; it never changes.
 *
 * @param id the job's id
 * @param count how many movies, 1 to 1,000,000
 * @param seed what, together with a movie's number, determines the movie
 * @param startedOn when it was placed
 * @param request what the client asked for, in canonical form: tells a repeated request from another one with the same
 *     idempotency key
 * @param owner for whom it is, if the client said so
 * @param file the file of somebody's own that is this job's one movie, if it is not to be generated; the seed says nothing then
 */
public record Job(
        JobId id,
        int count,
        long seed,
        Instant startedOn,
        String request,
        Optional<Owner> owner,
        Optional<NamedFile> file) {

    /** The most movies in a job. */
    public static final int MOST_MOVIES = 1_000_000;

    /** Rejects counts outside 1 to 1,000,000, and other than 1 where a file is the movie. */
    public Job {
        if (count < 1 || count > MOST_MOVIES) {
            throw new IllegalArgumentException("count is not from 1 to " + MOST_MOVIES + ": " + count);
        }
        if (file.isPresent() && count != 1) {
            throw new IllegalArgumentException("a job that carries a file has one movie, not " + count);
        }
    }

    /** A job whose movies are generated. */
    public Job(JobId id, int count, long seed, Instant startedOn, String request, Optional<Owner> owner) {
        this(id, count, seed, startedOn, request, owner, Optional.empty());
    }

    /** A job whose movies are generated, of nobody in particular. */
    public Job(JobId id, int count, long seed, Instant startedOn, String request) {
        this(id, count, seed, startedOn, request, Optional.empty());
    }

    /** A job of one movie, which is this file, of nobody in particular. */
    public static Job ofFile(JobId id, NamedFile file, Instant startedOn, String request) {
        return new Job(id, 1, 0, startedOn, request, Optional.empty(), Optional.of(file));
    }
}
