package dev.reelay.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.endtoend.faults.Violation.Rule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The check of sweeps and audits can fail. */
class SweepCheckTests {

    private static final SweepCheck CHECK = new SweepCheck(Set.of("a", "b", "c"), Set.of("c"));
    private static final JsonNode SWEPT = told("{'state':'COMPLETED','objects':3,'messages':3}");
    private static final String AUDITED =
            "{'state':'COMPLETED','objects':3,'vanished':0,'mismatches':1,'report':[{'key':'c'}]}";

    @Test
    void ofSweep_whenAllIsRight_hasNoObjection() {
        assertThat(CHECK.ofSweep(SWEPT, List.of("b", "a", "c"), true)).isEmpty();
    }

    @Test
    void ofSweep_whenAnObjectHasNoMessage_findsItLost() {
        assertThat(rules(CHECK.ofSweep(SWEPT, List.of("a", "c"), true))).containsExactly(Rule.LOST);
    }

    @Test
    void ofSweep_whenAnObjectHasTwo_findsItUnlessSqsHadForgottenTheFirst() {
        List<String> twice = List.of("a", "a", "b", "c");

        assertThat(rules(CHECK.ofSweep(SWEPT, twice, true))).containsExactly(Rule.UNEXPECTED);
        assertThat(CHECK.ofSweep(SWEPT, twice, false)).isEmpty();
    }

    @Test
    void ofSweep_whenThereIsAMessageForNothing_findsIt() {
        assertThat(rules(CHECK.ofSweep(SWEPT, List.of("a", "b", "c", "d"), true)))
                .containsExactly(Rule.UNEXPECTED);
    }

    @Test
    void ofSweep_whenItCountedAPageTwice_findsTheNumbers() {
        JsonNode told = told("{'state':'COMPLETED','objects':5,'messages':5}");

        assertThat(rules(CHECK.ofSweep(told, List.of("a", "b", "c"), true)))
                .containsExactly(Rule.COUNTS_DISAGREE, Rule.COUNTS_DISAGREE);
    }

    @Test
    void ofSweep_whenItNeverEnds_findsItLost() {
        JsonNode told = told("{'state':'RUNNING','objects':3,'messages':3}");

        assertThat(rules(CHECK.ofSweep(told, List.of("a", "b", "c"), true))).containsExactly(Rule.LOST);
    }

    @Test
    void ofAudit_whenAllIsRight_hasNoObjection() {
        assertThat(CHECK.ofAudit(told(AUDITED))).isEmpty();
    }

    @Test
    void ofAudit_whenAMismatchIsMissingOrTwiceInTheReport_findsIt() {
        assertThat(rules(CHECK.ofAudit(told(AUDITED.replace("{'key':'c'}", "")))))
                .containsExactly(Rule.UNEXPECTED);
        assertThat(rules(CHECK.ofAudit(told(AUDITED.replace("{'key':'c'}", "{'key':'c'},{'key':'c'}")))))
                .containsExactly(Rule.UNEXPECTED);
        assertThat(rules(CHECK.ofAudit(told(AUDITED.replace("'mismatches':1", "'mismatches':2")))))
                .containsExactly(Rule.COUNTS_DISAGREE);
    }

    private static List<Rule> rules(List<Violation> violations) {
        return violations.stream().map(Violation::rule).toList();
    }

    private static JsonNode told(String json) {
        return Call.JSON.readTree(json.replace('\'', '"'));
    }
}
