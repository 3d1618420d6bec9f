package dev.reelay.endtoend.faults;

import dev.reelay.endtoend.faults.Violation.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The history of every movie and job, from DynamoDB's stream: legal steps, each of them once, and the counters beside them the same. */
final class PathCheck {

    /** What is counted at each legal step, from no item at all to the end. */
    private static final Map<String, String> STEPS = Map.of(
            " > STORED", "stored_events",
            "STORED > PROCESSED", "processed_events",
            "PROCESSED > CONFIRMED", "confirmed_events",
            "PROCESSED > FAILED", "failed_events",
            "FAILED > CONFIRMED", "recovered_events");

    /** What a movie is, whatever becomes of it. */
    private static final List<String> CONSTANT = List.of(
            "job_id",
            "movie_id",
            "title",
            "year",
            "actor",
            "director",
            "file_name",
            "attributes",
            "bucket",
            "key",
            "stored_on");

    /** A job is there provisionally, and then for good. */
    private static final Set<String> JOB_STEPS = Set.of(" > provisional", "provisional > accepted");

    /** What tells a provisional job from one that is accepted. */
    private static final Set<String> OF_THE_STANDING = Set.of("expires_on", "listed", "listed_on");

    private final List<Violation> violations = new ArrayList<>();
    private final Map<MovieRef, List<String>> steps = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> happened = new HashMap<>();
    private final Map<String, Map<String, Integer>> counted = new HashMap<>();

    private PathCheck() {}

    static List<Violation> violations(Evidence evidence) {
        PathCheck check = new PathCheck();
        evidence.changes().forEach(check::follow);
        check.compareWith(evidence.items());
        return check.violations;
    }

    private void follow(Change change) {
        if (change.before().areMovie() || change.after().areMovie()) {
            followMovie(change);
        } else if (change.sort().equals("JOB")) {
            followJob(change);
        } else if (change.sort().startsWith("COUNT#")) {
            String jobId = change.partition().substring(change.partition().indexOf('#') + 1);
            Map<String, Integer> sums = counted.computeIfAbsent(jobId, absent -> new HashMap<>());
            for (String event : STEPS.values()) {
                add(sums, event, change.after().number(event) - change.before().number(event));
            }
        }
    }

    private void followMovie(Change change) {
        MovieRef movie = (change.after().exist() ? change.after() : change.before()).movie();
        String step = change.before().text("state") + " > " + change.after().text("state");
        List<String> before = steps.computeIfAbsent(movie, absent -> new ArrayList<>());
        String event = STEPS.get(step);
        if (event == null || before.contains(step)) {
            violations.add(new Violation(Rule.ILLEGAL_PATH, movie.toString(), step + " after " + before));
        } else {
            add(happened.computeIfAbsent(movie.jobId(), absent -> new HashMap<>()), event, 1);
        }
        before.add(step);
        if (change.before().exist()) {
            CONSTANT.stream()
                    .filter(name -> !Objects.equals(
                            change.before().values().get(name),
                            change.after().values().get(name)))
                    .forEach(name -> violations.add(
                            new Violation(Rule.ILLEGAL_PATH, movie.toString(), name + " has changed at " + step)));
        }
    }

    private void followJob(Change change) {
        // Accepted by two at once: the second changes nothing.
        if (change.before().equals(change.after())) {
            return;
        }
        String step = standing(change.before()) + " > " + standing(change.after());
        if (!JOB_STEPS.contains(step)) {
            violations.add(new Violation(Rule.ILLEGAL_PATH, change.partition(), step));
        } else if (change.before().exist() && !ofTheJob(change.before()).equals(ofTheJob(change.after()))) {
            violations.add(new Violation(Rule.ILLEGAL_PATH, change.partition(), "the job has changed: " + change));
        }
    }

    private static String standing(Attributes job) {
        if (!job.exist()) {
            return "";
        }
        return job.values().containsKey("expires_on") ? "provisional" : "accepted";
    }

    private static Map<String, AttributeValue> ofTheJob(Attributes job) {
        Map<String, AttributeValue> values = new HashMap<>(job.values());
        values.keySet().removeAll(OF_THE_STANDING);
        return values;
    }

    private void compareWith(Map<MovieRef, Attributes> items) {
        items.forEach((movie, item) -> {
            List<String> path = steps.getOrDefault(movie, List.of());
            if (path.isEmpty() || !path.getLast().endsWith("> " + item.text("state"))) {
                violations.add(new Violation(
                        Rule.ILLEGAL_PATH, movie.toString(), "it is " + item.text("state") + " and came by " + path));
            }
        });
        happened.forEach((jobId, events) -> {
            Map<String, Integer> sums = counted.getOrDefault(jobId, Map.of());
            if (!Objects.equals(events, sums)) {
                violations.add(new Violation(Rule.COUNTS_DISAGREE, jobId, "happened " + events + ", counted " + sums));
            }
        });
        Set<String> jobs = happened.keySet();
        counted.keySet().stream()
                .filter(jobId -> !jobs.contains(jobId))
                .forEach(jobId -> violations.add(
                        new Violation(Rule.COUNTS_DISAGREE, jobId, "counted what never happened: " + counted)));
    }

    private static void add(Map<String, Integer> sums, String event, int more) {
        if (more != 0) {
            sums.merge(event, more, Integer::sum);
        }
    }
}
