package dev.reelay.endtoend.faults;

import dev.reelay.endtoend.faults.Violation.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What has to come of a bucket that was swept and audited: a message for each object, one, and numbers and a report that are right.
 *
 * @param objects all keys
 * @param mismatches those whose bytes are not what they say
 */
record SweepCheck(Set<String> objects, Set<String> mismatches) {

    /**
     * The objections to a sweep.
     *
     * @param told by {@code GET /sweeps/{sweepId}}
     * @param received the key in each message of the queue that was swept into
     * @param isWithinDeduplication whether SQS still knew the first messages when the last were sent
     */
    List<Violation> ofSweep(JsonNode told, List<String> received, boolean isWithinDeduplication) {
        List<Violation> violations = new ArrayList<>(ofState(told));
        violations.addAll(ofNumber(told, "objects", objects.size()));
        violations.addAll(ofNumber(told, "messages", objects.size()));
        Map<String, Integer> times = new TreeMap<>();
        received.forEach(key -> times.merge(key, 1, Integer::sum));
        for (String key : objects) {
            if (!times.containsKey(key)) {
                violations.add(new Violation(Rule.LOST, key, "it is in the bucket, and no message is there for it"));
            }
        }
        times.forEach((key, count) -> {
            if (!objects.contains(key)) {
                violations.add(new Violation(Rule.UNEXPECTED, key, "a message, and no object"));
            } else if (count > 1 && isWithinDeduplication) {
                violations.add(new Violation(Rule.UNEXPECTED, key, count + " messages for one object"));
            }
        });
        return violations;
    }

    /**
     * The objections to an audit.
     *
     * @param told by {@code GET /audits/{auditId}}, with the whole report
     */
    List<Violation> ofAudit(JsonNode told) {
        List<Violation> violations = new ArrayList<>(ofState(told));
        violations.addAll(ofNumber(told, "objects", objects.size()));
        violations.addAll(ofNumber(told, "vanished", 0));
        violations.addAll(ofNumber(told, "mismatches", mismatches.size()));
        Collection<String> reported = told.path("report").findValuesAsString("key");
        if (reported.size() != mismatches.size() || !mismatches.equals(new TreeSet<>(reported))) {
            violations.add(new Violation(
                    Rule.UNEXPECTED, "the audit's report", "it has " + reported + ", altered were " + mismatches));
        }
        return violations;
    }

    private static List<Violation> ofState(JsonNode told) {
        String state = told.path("state").asString("");
        return state.equals("COMPLETED")
                ? List.of()
                : List.of(new Violation(Rule.LOST, told.toString(), "after the redrive it is " + state));
    }

    private static List<Violation> ofNumber(JsonNode told, String name, long expected) {
        long number = told.path(name).asLong(-1);
        return number == expected
                ? List.of()
                : List.of(new Violation(
                        Rule.COUNTS_DISAGREE, name + " of " + told, "told " + number + ", counted " + expected));
    }
}
