package dev.reelay.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.endtoend.faults.Violation.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.node.ObjectNode;

/** The check of widgets can fail: each of its objections is raised where it should be, and none where all is well. */
class WidgetCheckTests {

    private static final WidgetStory STORY = new WidgetStory(
            "w",
            Stream.of(
                            "{'type':'create','requestId':'r1','widgetId':'w','owner':'Ann Lee','label':'one'}",
                            "{'type':'update','requestId':'r2','widgetId':'w','owner':'ann lee','label':'two'}",
                            "{'type':'update','requestId':'r3','widgetId':'w','owner':'Ann Lee','description':'three'}")
                    .map(json -> (ObjectNode) Call.JSON.readTree(json.replace('\'', '"')))
                    .toList());

    private static final SortedMap<String, String> ONE = widget(Map.of("label", "one"));
    private static final SortedMap<String, String> TWO = widget(Map.of("label", "two"));
    private static final SortedMap<String, String> THREE = widget(Map.of("label", "two", "description", "three"));

    private static final Map<String, Integer> IN_ORDER = Map.of("r1", 1, "r2", 2, "r3", 3);
    private static final List<SortedMap<String, String>> STEPS = List.of(ONE, TWO, THREE);

    private static SortedMap<String, String> widget(Map<String, String> attributes) {
        SortedMap<String, String> widget = new TreeMap<>(attributes);
        widget.putAll(Map.of("widgetId", "w", "owner", "Ann Lee"));
        return widget;
    }

    @Test
    void check_whenAllIsWell_findsNothing() {
        WidgetEvidence evidence = evidence(IN_ORDER, 3, THREE, STEPS);

        assertThat(WidgetCheck.settled(evidence)).isEmpty();
        assertThat(WidgetCheck.finished(evidence)).isEmpty();
    }

    @Test
    void check_whenARetryHasWrittenTheSameAgain_findsNothing() {
        assertThat(WidgetCheck.finished(evidence(IN_ORDER, 3, THREE, List.of(ONE, ONE, TWO, THREE, THREE))))
                .isEmpty();
    }

    @Test
    void check_whenARequestIsNotApplied_findsItLostUnlessALetterLeadsToIt() {
        Map<String, Integer> places = Map.of("r1", 1, "r2", 2);
        WidgetEvidence lost = evidence(places, 2, TWO, List.of(ONE, TWO));
        WidgetEvidence givenUp = evidence(places, 2, TWO, List.of(ONE, TWO), "r3");

        assertThat(rules(WidgetCheck.settled(lost))).containsExactly(Rule.LOST);
        assertThat(WidgetCheck.settled(givenUp)).isEmpty();
        assertThat(rules(WidgetCheck.finished(givenUp))).containsExactly(Rule.LOST);
    }

    @Test
    void check_whenARequestWasAppliedTwice_findsTheGapThatItLeaves() {
        WidgetEvidence evidence = evidence(Map.of("r1", 1, "r2", 3, "r3", 4), 4, THREE, STEPS);

        assertThat(rules(WidgetCheck.settled(evidence))).containsExactly(Rule.NOT_APPLIED_ONCE);
        assertThat(rules(WidgetCheck.finished(evidence))).containsExactly(Rule.NOT_APPLIED_ONCE);
    }

    @Test
    void check_whenTheWidgetCountsMoreThanThereAre_findsThat() {
        assertThat(rules(WidgetCheck.finished(evidence(IN_ORDER, 4, THREE, STEPS))))
                .containsExactly(Rule.NOT_APPLIED_ONCE);
    }

    @Test
    void check_whenARequestIsThereThatNobodySent_findsIt() {
        Map<String, Integer> places = Map.of("r1", 1, "r2", 2, "r3", 3, "r4", 4);

        assertThat(rules(WidgetCheck.settled(evidence(places, 4, THREE, STEPS))))
                .contains(Rule.UNEXPECTED);
    }

    @Test
    void check_whenTheOrderIsAnother_findsItUnlessSomeWereGivenUpAndRedriven() {
        Map<String, Integer> places = Map.of("r1", 1, "r3", 2, "r2", 3);
        SortedMap<String, String> between = widget(Map.of("label", "one", "description", "three"));
        List<SortedMap<String, String>> steps = List.of(ONE, between, THREE);

        assertThat(rules(WidgetCheck.settled(evidence(places, 3, THREE, steps))))
                .containsExactly(Rule.OUT_OF_ORDER);
        assertThat(rules(WidgetCheck.finished(evidence(places, 3, THREE, steps))))
                .containsExactly(Rule.OUT_OF_ORDER);
        assertThat(WidgetCheck.finished(evidence(places, 3, THREE, steps, "r2")))
                .isEmpty();
    }

    @Test
    void check_whenTheWidgetIsNotWhatItsRequestsMakeOfIt_findsIt() {
        WidgetEvidence evidence = evidence(IN_ORDER, 3, TWO, STEPS);

        assertThat(rules(WidgetCheck.settled(evidence))).containsExactly(Rule.WRONG_WIDGET);
        assertThat(rules(WidgetCheck.finished(evidence))).containsExactly(Rule.WRONG_WIDGET);
    }

    @Test
    void check_whenALateWriteHasBroughtBackWhatWas_findsIt() {
        assertThat(rules(WidgetCheck.finished(evidence(IN_ORDER, 3, THREE, List.of(ONE, TWO, ONE, TWO, THREE)))))
                .containsExactly(Rule.WRONG_WIDGET);
    }

    private static List<Rule> rules(List<Violation> violations) {
        return violations.stream().map(Violation::rule).toList();
    }

    private static WidgetEvidence evidence(
            Map<String, Integer> places,
            int counted,
            SortedMap<String, String> kept,
            List<SortedMap<String, String>> written,
            String... givenUp) {
        Map<String, Attributes> requests = new HashMap<>();
        places.forEach((id, place) -> requests.put(
                id,
                new Attributes(Map.of(
                        "applied_on", AttributeValue.fromS("2026-01-01T00:00:00Z"),
                        "number", AttributeValue.fromN(Integer.toString(place))))));
        List<Letter> letters = Stream.of(givenUp)
                .map(id -> new Letter(
                        "widget-requests-dlq", "{\"widgetId\":\"w\",\"requestId\":\"%s\"}".formatted(id), ""))
                .toList();
        return new WidgetEvidence(STORY, requests, counted, kept, written, letters);
    }
}
