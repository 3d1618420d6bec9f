package dev.reelay.endtoend.faults;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** How many of a job's movies are in which state, where any are. */
record Numbers(Map<String, Integer> byState) {

    /** As {@code GET /jobs/{jobId}} tells them. */
    static Numbers told(JsonNode job) {
        Map<String, Integer> numbers = new TreeMap<>();
        for (var state : job.path("movies").properties()) {
            if (state.getValue().asInt() != 0) {
                numbers.put(
                        state.getKey().toUpperCase(Locale.ROOT),
                        state.getValue().asInt());
            }
        }
        return new Numbers(numbers);
    }

    /** Counted: the items of a job of this many movies. */
    static Numbers counted(int count, Collection<Attributes> items) {
        Map<String, Integer> numbers = new TreeMap<>();
        items.forEach(item -> numbers.merge(item.text("state"), 1, Integer::sum));
        if (count > items.size()) {
            numbers.put("PENDING", count - items.size());
        }
        return new Numbers(numbers);
    }
}
