package dev.reelay.ledger;

import dev.reelay.movie.FileLocation;
import dev.reelay.movie.JobId;
import dev.reelay.movie.Movie;
import dev.reelay.movie.MovieFile;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.Pointer;

/**
 * What the ledger holds of a movie.
 *
 * @param jobId its job
 * @param movieId its id within the job
 * @param movie the payload
 * @param file where its file lies
 * @param state how far it has come
 */
public record MovieEntry(JobId jobId, MovieId movieId, Movie movie, FileLocation file, MovieState state) {

    /** The pointer that travels for this movie. */
    public Pointer pointer() {
        return new Pointer(file, jobId, movieId);
    }

    /** What the movie's file must say. */
    public MovieFile.Contents contents() {
        return new MovieFile.Contents(jobId, movieId, movie);
    }
}
