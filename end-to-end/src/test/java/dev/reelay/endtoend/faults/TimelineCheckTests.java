package dev.reelay.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.endtoend.faults.Violation.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.node.ArrayNode;

/** The check of timelines finds each kind of mistake, and none where there is none. */
class TimelineCheckTests {

    private static final String JOB = "0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11";
    private static final String POINTER = "{\"jobId\":\"" + JOB + "\",\"movieId\":\"0000003\"}";
    private static final String REASON = "file-altered: it is";

    /** Newest first: the movie 3 was spoiled, parked, redriven and confirmed. */
    private final List<String> events = new ArrayList<>(List.of(
            event("completed", 9, "\"state\":\"COMPLETED\""),
            event("redriven", 8, message("b")),
            event("completed", 7, "\"state\":\"COMPLETED_WITH_FAILURES\""),
            event("parked", 6, message("a") + ",\"reason\":\"" + REASON + "\""),
            event("first-confirmed", 5, ""),
            event("generation-done", 4, ""),
            event("generation-begun", 3, ""),
            event("submitted", 2, "")));

    private final List<Letter> letters = new ArrayList<>(List.of(new Letter("movie-confirm-dlq", POINTER, REASON)));
    private final List<Change> changes = new ArrayList<>();
    private final List<Event.FileSent> sent = new ArrayList<>();
    private final List<String> listed = new ArrayList<>(List.of(JOB));
    private boolean spoiled = true;

    @Test
    void check_ofATimelineWithoutMistake_findsNothing() {
        assertThat(violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 6, 7})
    void check_whenAnEventIsMissing_findsIt(int place) {
        events.remove(place);

        assertThat(violations()).isNotEmpty().allMatch(violation -> violation.rule() == Rule.WRONG_TIMELINE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void check_whenAnEventIsToldTwice_findsIt(int place) {
        events.add(place, events.get(place));

        assertThat(violations()).isNotEmpty();
    }

    @Test
    void check_whenTheOrderIsWrong_findsIt() {
        events.add(events.removeFirst());

        assertThat(violations()).isNotEmpty();
    }

    @Test
    void check_whenAParkedMessageHadNoCause_findsIt() {
        spoiled = false;

        assertThat(violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.detail()).startsWith("parked without cause"));
    }

    @Test
    void check_whenAnotherReasonIsTold_findsIt() {
        events.replaceAll(event -> event.replace(REASON, "file-missing: it is"));

        assertThat(violations()).isNotEmpty();
    }

    @Test
    void check_whenTheMessageWasGivenUpBesideItsCopy_doesNotAskForItsEvents() {
        events.removeIf(event -> event.contains("parked") || event.contains("redriven"));
        assertThat(violations()).hasSize(2);

        letters.add(new Letter("movie-confirm-dlq", POINTER, ""));

        assertThat(violations()).isEmpty();
    }

    @Test
    void check_whenAnEventWasChanged_findsIt() {
        Consumer<String> change = event -> changes.add(
                new Change("JOB#" + JOB + "#EVENTS", "EVENT#1", attributes(event, "then"), attributes(event, "now")));
        change.accept("parked");
        change.accept("submitted");
        changes.add(new Change(
                "JOB#" + JOB + "#EVENTS", "EVENT#0", attributes("submitted", "then"), attributes("submitted", "then")));

        assertThat(violations()).hasSize(2);
    }

    @Test
    void check_whenAJobIsNotListedOrTwiceOrIsNobodys_findsIt() {
        listed.add(JOB);
        assertThat(violations()).hasSize(1);

        listed.removeAll(List.of(JOB));
        assertThat(violations()).hasSize(1);

        listed.addAll(List.of(JOB, "7d1f3c52-0f0e-4d3c-8a61-2b9e5f4c7d10"));
        assertThat(violations()).hasSize(1);
    }

    @Test
    void check_ofSomebodysOwnFile_doesNotAskForItInTheList() {
        sent.add(new Event.FileSent(JOB, "laptop.json", "{}"));
        assertThat(violations()).hasSize(1);

        listed.clear();

        assertThat(violations()).isEmpty();
    }

    private List<Violation> violations() {
        ArrayNode timeline = (ArrayNode) Call.JSON.readTree("[" + String.join(",", events) + "]");
        return TimelineCheck.violations(evidence(List.of()), evidence(changes), Map.of(JOB, timeline), listed);
    }

    private Evidence evidence(List<Change> changes) {
        List<Event> history = new ArrayList<>(List.of(new Event.Accepted(JOB, 10)));
        history.addAll(sent);
        if (spoiled) {
            history.add(new Event.Spoiled(JOB, "0000003", "key"));
        }
        return new Evidence(history, Map.of(), Map.of(), letters, Map.of(), Map.of(), changes);
    }

    private static Attributes attributes(String event, String on) {
        return new Attributes(Map.of("event", AttributeValue.fromS(event), "happened_on", AttributeValue.fromS(on)));
    }

    private static String message(String message) {
        return "\"movies\":\"0000003\",\"message\":\"" + message + ":7\"";
    }

    private static String event(String name, int second, String more) {
        String others = more.contains("message") ? more : "\"message\":null" + (more.isEmpty() ? "" : "," + more);
        return "{\"event\":\"%s\",\"on\":\"2026-05-04T12:00:0%dZ\",%s}".formatted(name, second, others);
    }
}
