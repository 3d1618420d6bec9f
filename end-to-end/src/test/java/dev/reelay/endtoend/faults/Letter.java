package dev.reelay.endtoend.faults;

import tools.jackson.databind.JsonNode;

/**
 * A message in a dead-letter queue.
 *
 * @param reason its {@code failureReason}; empty if it was not parked but has run out of retries
 */
record Letter(String queue, String body, String reason) {

    /** Whether this letter, redriven, leads to this request for a widget. */
    boolean leadsTo(String widgetId, String requestId) {
        JsonNode json = Call.JSON.readTree(body);
        return json.path("widgetId").asString("").equals(widgetId)
                && json.path("requestId").asString("").equals(requestId);
    }

    /** Whether this letter, redriven, leads to this movie: a pointer to it, or a range that holds it. */
    boolean leadsTo(MovieRef movie) {
        JsonNode json = Call.JSON.readTree(body);
        if (!json.path("jobId").asString("").equals(movie.jobId())) {
            return false;
        }
        return json.has("movieId")
                ? Integer.parseInt(json.path("movieId").asString()) == movie.number()
                : json.path("from").asInt() <= movie.number()
                        && movie.number() < json.path("to").asInt();
    }
}
