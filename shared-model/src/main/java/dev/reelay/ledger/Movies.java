package dev.reelay.ledger;

import dev.reelay.movie.JobId;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.Pointer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * All movies. Every write is conditional, and the count of its job changes in the same transaction or not at all. Concurrent
 * calls share AWS calls by group commit, so call from many virtual threads at once. A future fails only where AWS does: then
 * the write may or may not have happened, and doing it again is right.
 */
public interface Movies {

    /** How many movies share a partition of the table: also the most that are generated at once. */
    int PER_CHUNK = 90;

    /**
     * Enters movies as STORED; one that is there already stays as it is.
     *
     * @return the movies as they are now, in order: the ones given, or those that were there, as {@link #find} finds them
     */
    List<CompletableFuture<MovieEntry>> record(List<MovieEntry> entries);

    /** Moves a movie from STORED to PROCESSED if its job is there, it is STORED and the pointer names its file. */
    CompletableFuture<Outcome> advance(Pointer pointer, Instant processedOn);

    /** Moves a movie on from the state and file that were seen, if these are still its state and file. */
    CompletableFuture<Outcome> move(MovieEntry seen, MovieState next);

    /**
     * The movie as it is now, read with strong consistency; absent too if its job is. A file of somebody's own is an
     * {@link dev.reelay.movie.UnreadFile}.
     */
    CompletableFuture<Lookup> find(JobId jobId, MovieId movieId);

    /**
     * The movie as it is now, read with strong consistency in a call of its own, with all that its item holds: a file of somebody's own
     * is an {@link dev.reelay.movie.OwnFile}. It may take tens of megabytes, so whoever asks lets a few ask at a time. Whether the job is
     * there is not looked at.
     */
    Lookup findWhole(JobId jobId, MovieId movieId);

    /**
     * A job's movies in order of their ids, as {@link #find} finds them; without those whose item somebody else than the ledger wrote, as
     * far as it shows without the pairs of files of somebody's own, which only {@link #findWhole} reads.
     *
     * @param state only those in the state of this name, if given
     * @param limit the most movies on the page, 1 to 1,000
     * @param cursor the {@link Page#next} of the page before
     * @throws UnknownCursorException if the cursor is not one of ours
     */
    Page<MovieEntry> list(Job job, Optional<String> state, int limit, Optional<String> cursor);

    /** What came of a conditional move. */
    sealed interface Outcome {

        /** It happened, just now and once. */
        record Moved() implements Outcome {}

        /** It did not, because this is what the ledger holds. */
        record Stayed(Lookup current) implements Outcome {}
    }
}
