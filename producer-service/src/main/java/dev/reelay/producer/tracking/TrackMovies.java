package dev.reelay.producer.tracking;

import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Lookup;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Movies;
import dev.reelay.ledger.Page;
import dev.reelay.movie.Decoded;
import dev.reelay.movie.JobId;
import dev.reelay.movie.JsonValue;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.OwnFile;
import dev.reelay.producer.problem.Problem;
import dev.reelay.producer.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the movies of a job, of which those that are files of somebody's own come without their pairs. A movie is there from the moment it is stored. */
public final class TrackMovies {

    /** A file takes up to thirty megabytes while its pairs are looked at, and requests come in any number (invariant 9). */
    private static final int FILES_AT_ONCE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(TrackMovies.class);

    private final Jobs jobs;
    private final Movies movies;
    private final Duration patience;
    private final Semaphore files = new Semaphore(FILES_AT_ONCE);

    /** Looks into this ledger; a client waits for each look, so none takes longer than {@code patience}. */
    public TrackMovies(Jobs jobs, Movies movies, Duration patience) {
        this.jobs = jobs;
        this.movies = movies;
        this.patience = patience;
    }

    /**
     * A page of a job's movies in order of their ids, or nothing if there is no such job. Whether the pairs of a file of somebody's own can
     * be read is not looked at: {@link #pairsInAList} tells.
     *
     * @param state only those in the state of this name, if given
     * @param limit the most movies on the page, 1 to 1,000
     * @param cursor the {@link Page#next} of the page before
     */
    public Optional<Page<MovieEntry>> list(JobId jobId, Optional<String> state, int limit, Optional<String> cursor) {
        return jobs.find(jobId).map(found -> movies.list(found.job(), state, limit, cursor));
    }

    /** One movie, or nothing if there is no such job or movie. */
    public Optional<MovieEntry> find(JobId jobId, MovieId movieId) {
        return switch (movies.find(jobId, movieId)
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .join()) {
            case Lookup.Found(MovieEntry entry) -> Optional.of(entry);
            case Lookup.Absent absent -> Optional.empty();
            case Lookup.Unreadable(String problem) -> throw unreadable(jobId, movieId, problem);
        };
    }

    /**
     * What {@code look} makes of the pairs of a file of somebody's own. The pairs do not outlive it: what it makes of them should be small
     * beside them.
     */
    public <T> T pairs(MovieEntry file, Function<JsonValue.Fields, T> look) {
        return switch (look(file, look)) {
            case Decoded.Value<T>(T made) -> made;
            case Decoded.Malformed<T>(String problem) -> throw unreadable(file.jobId(), file.movieId(), problem);
        };
    }

    /**
     * The same of a file among others, but nothing, and a warning, if somebody else than the ledger wrote its pairs: one such file must not
     * hide all others.
     */
    public <T> Optional<T> pairsInAList(MovieEntry file, Function<JsonValue.Fields, T> look) {
        return switch (look(file, look)) {
            case Decoded.Value<T>(T made) -> Optional.of(made);
            case Decoded.Malformed<T>(String problem) -> {
                LOG.warn("left out of a list: movie {} of job {}, {}", file.movieId(), file.jobId(), problem);
                yield Optional.empty();
            }
        };
    }

    private <T> Decoded<T> look(MovieEntry file, Function<JsonValue.Fields, T> look) {
        awaitTurn();
        try {
            return switch (movies.findWhole(file.jobId(), file.movieId())) {
                case Lookup.Found(MovieEntry whole)
                when whole.payload() instanceof OwnFile own -> new Decoded.Value<>(look.apply(own.attributes()));
                case Lookup.Found found -> new Decoded.Malformed<>("it is no file any more");
                case Lookup.Absent absent -> new Decoded.Malformed<>("it is gone");
                case Lookup.Unreadable(String problem) -> new Decoded.Malformed<>(problem);
            };
        } finally {
            files.release();
        }
    }

    private void awaitTurn() {
        try {
            if (files.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(new Problem.Unavailable(
                "Too many files are being looked at at this moment: repeat the same request in a few seconds."));
    }

    private static IllegalStateException unreadable(JobId jobId, MovieId movieId, String problem) {
        return new IllegalStateException("movie " + movieId + " of job " + jobId + " cannot be shown: " + problem
                + ". Compare its item with its file and repair it.");
    }
}
