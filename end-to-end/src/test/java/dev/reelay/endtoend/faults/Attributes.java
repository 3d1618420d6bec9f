package dev.reelay.endtoend.faults;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of an item, or none where there is no item. */
record Attributes(Map<String, AttributeValue> values) {

    /** A string, or a number as it is written; empty if there is no such attribute. */
    String text(String name) {
        return Optional.ofNullable(values.get(name))
                .map(value -> value.s() == null ? value.n() : value.s())
                .orElse("");
    }

    int number(String name) {
        return values.containsKey(name) ? Integer.parseInt(text(name)) : 0;
    }

    boolean exist() {
        return !values.isEmpty();
    }

    /** Whether this is a movie's item. */
    boolean areMovie() {
        return values.containsKey("movie_id");
    }

    /** Which movie, if it is one's item. */
    MovieRef movie() {
        return new MovieRef(text("job_id"), Integer.parseInt(text("movie_id")));
    }
}
