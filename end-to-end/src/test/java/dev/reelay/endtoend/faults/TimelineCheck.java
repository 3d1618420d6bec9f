package dev.reelay.endtoend.faults;

import dev.reelay.endtoend.faults.Violation.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The timelines, as REST tells them at the end of a run: all that happened, nothing twice, and nothing that did not happen. And the
 * list of the jobs of the run's owner: each once.
 */
final class TimelineCheck {

    private static final Set<String> ONCE =
            Set.of("submitted", "generation-begun", "generation-done", "first-confirmed");

    private final Evidence settled;
    private final Evidence finished;
    private final List<Violation> violations = new ArrayList<>();

    private TimelineCheck(Evidence settled, Evidence finished) {
        this.settled = settled;
        this.finished = finished;
    }

    /**
     * What is wrong with them.
     *
     * @param settled what was there before the dead letters were redriven
     * @param finished what was there when all was well, with the changes of the table
     * @param timelines the events of each job, newest first
     * @param listed the jobs that are told to be the owner's; files of somebody's own have none
     */
    static List<Violation> violations(
            Evidence settled, Evidence finished, Map<String, JsonNode> timelines, List<String> listed) {
        TimelineCheck check = new TimelineCheck(settled, finished);
        timelines.forEach(check::follow);
        check.followItems();
        check.followOwner(listed);
        return check.violations;
    }

    private void follow(String jobId, JsonNode events) {
        for (String name : ONCE) {
            if (named(events, name).size() != 1) {
                object(jobId, name + " is told " + named(events, name).size() + " times");
            }
        }
        followCompletions(jobId, events);
        followOrder(jobId, events);
        followMessages(jobId, events);
    }

    /** Every job of a run is complete at its end; one that had failures may have been so before. */
    private void followCompletions(String jobId, JsonNode events) {
        List<String> states = named(events, "completed").stream()
                .map(event -> event.path("state").asString())
                .toList();
        if (!states.equals(List.of("COMPLETED")) && !states.equals(List.of("COMPLETED", "COMPLETED_WITH_FAILURES"))) {
            object(jobId, "it completed as " + states);
        }
    }

    private void followOrder(String jobId, JsonNode events) {
        List<Instant> instants = events.valueStream()
                .map(event -> Instant.parse(event.path("on").asString()))
                .toList();
        for (int i = 1; i < instants.size(); i++) {
            if (instants.get(i).isAfter(instants.get(i - 1))) {
                object(jobId, "it is not newest first: " + instants);
            }
        }
        List<String> inOrder = events.valueStream()
                .map(event -> event.path("event").asString())
                .filter(name -> name.startsWith("generation-") || name.equals("submitted"))
                .toList();
        if (!inOrder.equals(List.of("generation-done", "generation-begun", "submitted"))) {
            object(jobId, "its generation went " + inOrder);
        }
    }

    private void followMessages(String jobId, JsonNode events) {
        Set<String> seen = new HashSet<>();
        for (JsonNode event : events) {
            String name = event.path("event").asString();
            if (!event.path("message").isNull()
                    && !seen.add(name + " " + event.path("message").asString())) {
                object(jobId, "told twice: " + event);
            }
            if (name.equals("parked") && finished.spoiled().stream().noneMatch(movie -> isAbout(event, movie, jobId))) {
                object(jobId, "parked without cause: " + event);
            }
        }
        settled.letters().stream()
                .filter(letter -> !letter.reason().isEmpty() && !wasGivenUp(letter))
                .filter(letter -> part(letter).path("jobId").asString("").equals(jobId))
                .forEach(letter -> followLetter(jobId, letter, events));
    }

    /** If telling fails for as long as a message is delivered, SQS gives it up beside its own copy, and its parking is not told. */
    private boolean wasGivenUp(Letter parked) {
        return settled.letters().stream()
                .anyMatch(letter -> letter.reason().isEmpty() && letter.body().equals(parked.body()));
    }

    private void followLetter(String jobId, Letter letter, JsonNode events) {
        JsonNode part = part(letter);
        String movies = part.has("movieId")
                ? part.path("movieId").asString()
                : part.path("from").asInt() + ".." + (part.path("to").asInt() - 1);
        if (named(events, "parked").stream()
                .noneMatch(event -> event.path("movies").asString().equals(movies)
                        && event.path("reason").asString().equals(letter.reason()))) {
            object(jobId, "it is not told that this was parked: " + letter);
        }
        if (named(events, "redriven").stream()
                .noneMatch(event -> event.path("movies").asString().equals(movies))) {
            object(jobId, "it is not told that this was redriven: " + letter);
        }
    }

    /** What is written down stays as it is; but the event that a job begins with is provisional as long as the job is. */
    private void followItems() {
        finished.changes().stream()
                .filter(change -> change.sort().startsWith("EVENT#"))
                .filter(change -> change.before().exist())
                .filter(change -> !change.after().text("event").equals("submitted")
                        || !change.before()
                                .text("happened_on")
                                .equals(change.after().text("happened_on")))
                .forEach(change -> violations.add(
                        new Violation(Rule.WRONG_TIMELINE, change.partition(), "an event has changed: " + change)));
    }

    private void followOwner(List<String> listed) {
        Set<String> owned = finished.jobs().stream().map(Event.Accepted::jobId).collect(Collectors.toSet());
        finished.events(Event.FileSent.class).forEach(sent -> owned.remove(sent.jobId()));
        if (listed.size() != owned.size() || !owned.equals(Set.copyOf(listed))) {
            object("the owner's list", "it has " + listed + ", accepted were " + owned);
        }
    }

    /** An event tells of a movie by its id, or of a range by the numbers of its first and its last. */
    private static boolean isAbout(JsonNode event, MovieRef movie, String jobId) {
        String[] range = event.path("movies").asString().split("\\.\\.", 2);
        return movie.jobId().equals(jobId)
                && Integer.parseInt(range[0]) <= movie.number()
                && movie.number() <= Integer.parseInt(range[range.length - 1]);
    }

    private static JsonNode part(Letter letter) {
        return Call.JSON.readTree(letter.body());
    }

    private static List<JsonNode> named(JsonNode events, String name) {
        return events.valueStream()
                .filter(event -> event.path("event").asString().equals(name))
                .toList();
    }

    private void object(String jobId, String what) {
        violations.add(new Violation(Rule.WRONG_TIMELINE, jobId, what));
    }
}
