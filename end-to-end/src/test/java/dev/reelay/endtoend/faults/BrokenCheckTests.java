package dev.reelay.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.endtoend.faults.Violation.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The check of broken widget requests can fail: each of its objections is raised where it should be, and none where all is well. */
class BrokenCheckTests {

    @Test
    void check_whenItIsParkedWithItsReason_findsNothing() {
        BrokenEvidence evidence = new BrokenEvidence("r", false, List.of("malformed: it is not JSON"));

        assertThat(BrokenCheck.settled(evidence)).isEmpty();
        assertThat(BrokenCheck.finished(evidence)).isEmpty();
    }

    @Test
    void check_whenItIsPutAsideTwiceAndOnceWithAReason_findsNothing() {
        assertThat(BrokenCheck.finished(new BrokenEvidence("r", false, List.of("", "malformed: it is not JSON"))))
                .isEmpty();
    }

    @Test
    void check_whenItIsPutAsideWithoutAReason_findsThatInTheEnd() {
        BrokenEvidence evidence = new BrokenEvidence("r", false, List.of(""));

        assertThat(BrokenCheck.settled(evidence)).isEmpty();
        assertThat(rules(BrokenCheck.finished(evidence))).containsExactly(Rule.FAILED_WITHOUT_TRACE);
    }

    @Test
    void check_whenItIsNowhere_findsItLost() {
        BrokenEvidence evidence = new BrokenEvidence("r", false, List.of());

        assertThat(rules(BrokenCheck.settled(evidence))).containsExactly(Rule.LOST);
        assertThat(rules(BrokenCheck.finished(evidence))).containsExactly(Rule.LOST);
    }

    @Test
    void check_whenItIsApplied_findsThatWhateverElseIsSo() {
        assertThat(rules(BrokenCheck.settled(new BrokenEvidence("r", true, List.of("malformed: no type")))))
                .containsExactly(Rule.UNEXPECTED);
        assertThat(rules(BrokenCheck.finished(new BrokenEvidence("r", true, List.of()))))
                .containsExactly(Rule.UNEXPECTED, Rule.LOST);
    }

    private static List<Rule> rules(List<Violation> violations) {
        return violations.stream().map(Violation::rule).toList();
    }
}
