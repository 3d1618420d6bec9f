package dev.reelay.ledger.dynamo;

import dev.reelay.movie.JobId;
import dev.reelay.movie.MovieId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which movie, among those of all jobs. */
record MovieKey(JobId jobId, MovieId movieId) {

    Map<String, AttributeValue> key() {
        return Layout.movieKey(jobId, movieId);
    }
}
