package dev.reelay.endtoend.faults;

import dev.reelay.endtoend.faults.Violation.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** One widget: its requests applied once each, in their order, and it is what they make of it. */
final class WidgetCheck {

    private final WidgetEvidence evidence;
    private final List<Violation> violations = new ArrayList<>();

    private WidgetCheck(WidgetEvidence evidence) {
        this.evidence = evidence;
    }

    /** When nothing waits any more for the first time: what is not applied has run out of retries, the rest is in its order. */
    static List<Violation> settled(WidgetEvidence evidence) {
        WidgetCheck check = new WidgetCheck(evidence);
        check.nothingIsLost();
        check.eachIsAppliedOnce();
        check.orderIsKept();
        // Of a file, which is written before the ledger, the last try may be seen of a request that was given up then.
        if (!evidence.wasGivenUp()) {
            check.widgetIsWhatItsRequestsMakeOfIt();
        }
        return check.violations;
    }

    /** When what had run out of retries is redriven, which is behind the others, and nothing waits any more: all are applied. */
    static List<Violation> finished(WidgetEvidence evidence) {
        WidgetCheck check = new WidgetCheck(evidence);
        check.allAreApplied();
        check.eachIsAppliedOnce();
        check.widgetIsWhatItsRequestsMakeOfIt();
        if (!evidence.wasGivenUp()) {
            check.orderIsKept();
            check.eachStepIsSeenOnce();
        }
        return check.violations;
    }

    private void nothingIsLost() {
        evidence.story().ids().stream()
                .filter(id -> !applied().contains(id) && !evidence.wasGivenUp(id))
                .forEach(id -> object(Rule.LOST, "request " + id + " is not applied, and no message leads to it"));
    }

    private void allAreApplied() {
        evidence.story().ids().stream()
                .filter(id -> !applied().contains(id))
                .forEach(id -> object(Rule.LOST, "request " + id + " is not applied after the redrive"));
    }

    private void eachIsAppliedOnce() {
        List<Integer> places = applied().stream().map(this::place).toList();
        List<Integer> expected = IntStream.rangeClosed(1, places.size()).boxed().toList();
        if (!places.equals(expected) || evidence.counted() != places.size()) {
            object(
                    Rule.NOT_APPLIED_ONCE,
                    "requests are in places " + places + ", and " + evidence.counted() + " were counted");
        }
        if (!new HashSet<>(evidence.story().ids())
                .containsAll(evidence.requests().keySet())) {
            object(
                    Rule.UNEXPECTED,
                    "requests that nobody sent: " + evidence.requests().keySet());
        }
    }

    private void orderIsKept() {
        List<String> asAccepted =
                evidence.story().ids().stream().filter(applied()::contains).toList();
        if (!applied().equals(asAccepted)) {
            object(Rule.OUT_OF_ORDER, "accepted as " + asAccepted + ", applied as " + applied());
        }
    }

    private void widgetIsWhatItsRequestsMakeOfIt() {
        SortedMap<String, String> expected =
                WidgetStory.states(inOrderOfApplication()).getLast();
        if (!evidence.kept().equals(expected)) {
            object(Rule.WRONG_WIDGET, "it is " + evidence.kept() + ", but " + applied() + " make it " + expected);
        }
    }

    /** A retry writes the same once more, but nothing that was before ever comes back. */
    private void eachStepIsSeenOnce() {
        List<SortedMap<String, String>> seen = new ArrayList<>(List.of(new TreeMap<>()));
        evidence.written().stream()
                .filter(state -> !state.equals(seen.getLast()))
                .forEach(seen::add);
        List<SortedMap<String, String>> expected = WidgetStory.states(inOrderOfApplication());
        if (!seen.equals(expected)) {
            object(Rule.WRONG_WIDGET, "it was written as " + seen + ", not as " + expected);
        }
    }

    /** The ids of the requests that are applied, in order of their places. */
    private List<String> applied() {
        return evidence.requests().entrySet().stream()
                .filter(request -> !request.getValue().text("applied_on").isEmpty())
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingInt(this::place))
                .toList();
    }

    private int place(String requestId) {
        return Objects.requireNonNull(evidence.requests().get(requestId)).number("number");
    }

    private List<ObjectNode> inOrderOfApplication() {
        return applied().stream()
                .flatMap(id -> evidence.story().requests().stream()
                        .filter(request -> request.path("requestId").asString().equals(id)))
                .toList();
    }

    private void object(Rule rule, String detail) {
        violations.add(new Violation(rule, evidence.story().path(), detail));
    }
}
