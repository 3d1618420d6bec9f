package dev.reelay.ledger;

import dev.reelay.movie.JobId;
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
 */
public record Job(JobId id, int count, long seed, Instant startedOn, String request, Optional<Owner> owner) {

    /** The most movies in a job. */
    public static final int MOST_MOVIES = 1_000_000;

    /** Rejects counts outside 1 to 1,000,000. */
    public Job {
        if (count < 1 || count > MOST_MOVIES) {
            throw new IllegalArgumentException("count is not from 1 to " + MOST_MOVIES + ": " + count);
        }
    }

    /** A job of nobody in particular. */
    public Job(JobId id, int count, long seed, Instant startedOn, String request) {
        this(id, count, seed, startedOn, request, Optional.empty());
    }
}
