package dev.reelay.producer.tracking;

import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Lookup;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Movies;
import dev.reelay.ledger.Page;
import dev.reelay.movie.JobId;
import dev.reelay.movie.MovieId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Looks at the movies of a job. A movie is there from the moment it is stored. */
public final class TrackMovies {

    private final Jobs jobs;
    private final Movies movies;
    private final Duration patience;

    /** Looks into this ledger; a client waits for each look, so none takes longer than {@code patience}. */
    public TrackMovies(Jobs jobs, Movies movies, Duration patience) {
        this.jobs = jobs;
        this.movies = movies;
        this.patience = patience;
    }

    /**
     * A page of a job's movies in order of their ids, or nothing if there is no such job.
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
            case Lookup.Unreadable(String problem) ->
                throw new IllegalStateException("movie " + movieId + " of job " + jobId + " cannot be shown: " + problem
                        + ". Compare its item with its file and repair it.");
        };
    }
}
