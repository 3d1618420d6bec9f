package dev.reelay.ledger;

import dev.reelay.movie.JobId;
import dev.reelay.movie.MovieId;

/** DynamoDB refused to write one movie, whose item somebody made too large perhaps; the others of the batch are none the worse. */
public final class WriteRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says which movie, and DynamoDB's own words for why. */
    public WriteRefusedException(JobId jobId, MovieId movieId, String code, String message) {
        super("DynamoDB refused to write movie %s of job %s: %s, %s".formatted(movieId, jobId, code, message));
    }
}
