package dev.reelay.ledger;

import dev.reelay.movie.FileLocation;
import dev.reelay.movie.JobId;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.Payload;
import dev.reelay.movie.Pointer;

/**
 * What the ledger holds of a movie.
 *
 * @param jobId its job
 * @param movieId its id within the job
 * @param payload what is carried; of a file of somebody's own only what whoever made this entry had of it
 * @param file where its file lies
 * @param state how far it has come
 */
public record MovieEntry(JobId jobId, MovieId movieId, Payload payload, FileLocation file, MovieState state) {

    /** The pointer that travels for this movie. */
    public Pointer pointer() {
        return new Pointer(file, jobId, movieId);
    }
}
