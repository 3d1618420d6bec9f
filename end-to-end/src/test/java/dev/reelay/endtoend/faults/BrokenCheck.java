package dev.reelay.endtoend.faults;

import dev.reelay.endtoend.faults.Violation.Rule;
import java.util.ArrayList;
import java.util.List;

/** Widget requests that no retry can help: they change nothing, and end where somebody finds them, with a reason. */
final class BrokenCheck {

    private BrokenCheck() {}

    /** When nothing waits any more for the first time: one that ran out of retries, before anybody could read it, has no reason yet. */
    static List<Violation> settled(BrokenEvidence evidence) {
        List<Violation> violations = new ArrayList<>();
        if (evidence.applied()) {
            violations.add(new Violation(Rule.UNEXPECTED, evidence.what(), "it is broken, and was applied"));
        }
        if (evidence.reasons().isEmpty()) {
            violations.add(new Violation(Rule.LOST, evidence.what(), "it is broken, and was put aside nowhere"));
        }
        return violations;
    }

    /** When such ones are redriven, while all goes well, and nothing waits any more. */
    static List<Violation> finished(BrokenEvidence evidence) {
        List<Violation> violations = new ArrayList<>(settled(evidence));
        if (!evidence.reasons().isEmpty() && evidence.reasons().stream().allMatch(String::isBlank)) {
            violations.add(
                    new Violation(Rule.FAILED_WITHOUT_TRACE, evidence.what(), "it is put aside, and nothing says why"));
        }
        return violations;
    }
}
