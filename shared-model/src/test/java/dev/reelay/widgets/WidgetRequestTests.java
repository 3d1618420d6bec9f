package dev.reelay.widgets;

import static dev.reelay.widgets.Requests.ANN;
import static dev.reelay.widgets.Requests.aWidget;
import static dev.reelay.widgets.Requests.delete;
import static dev.reelay.widgets.Requests.update;
import static dev.reelay.widgets.Requests.widget;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The merge rule: every type of request against a widget that is there and one that is not. */
class WidgetRequestTests {

    private static final WidgetKey KEY = aWidget();
    private static final Map<String, String> NOW =
            Map.of("label", "L", "description", "D", "size", "7", "colour", "red");

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void applyTo_ofEachTypeToEachState_isTheContracts(
            String name,
            WidgetRequest request,
            Map<String, String> present,
            Outcome whenPresent,
            Optional<Map<String, String>> absent,
            Outcome whenAbsent) {
        Optional<Widget> there = Optional.of(widget(KEY, NOW));

        Optional<Widget> after = present.isEmpty() ? Optional.empty() : Optional.of(widget(KEY, present));
        assertThat(request.applyTo(there)).isEqualTo(new Change(after, whenPresent));
        assertThat(request.applyTo(Optional.empty()))
                .isEqualTo(new Change(absent.map(attributes -> widget(KEY, attributes)), whenAbsent));
    }

    static Stream<Arguments> cases() {
        Optional<Map<String, String>> none = Optional.empty();
        return Stream.of(
                Arguments.of(
                        "create replaces",
                        Requests.create(KEY, "r", Map.of("label", "M", "weight", "1")),
                        Map.of("label", "M", "weight", "1"),
                        Outcome.REPLACED,
                        Optional.of(Map.of("label", "M", "weight", "1")),
                        Outcome.CREATED),
                Arguments.of(
                        "create leaves empty texts out",
                        Requests.create(KEY, "r", Map.of("label", "M", "description", "", "size", "")),
                        Map.of("label", "M"),
                        Outcome.REPLACED,
                        Optional.of(Map.of("label", "M")),
                        Outcome.CREATED),
                Arguments.of(
                        "update keeps what it does not say",
                        update(KEY, "r", Map.of("description", "E")),
                        Map.of("label", "L", "description", "E", "size", "7", "colour", "red"),
                        Outcome.UPDATED,
                        none,
                        Outcome.ABSENT),
                Arguments.of(
                        "update adds and removes",
                        update(KEY, "r", Map.of("label", "", "size", "", "weight", "1")),
                        Map.of("description", "D", "colour", "red", "weight", "1"),
                        Outcome.UPDATED,
                        none,
                        Outcome.ABSENT),
                Arguments.of(
                        "update that says nothing",
                        update(KEY, "r", Map.of()),
                        NOW,
                        Outcome.UPDATED,
                        none,
                        Outcome.ABSENT),
                Arguments.of("delete", delete(KEY, "r"), Map.of(), Outcome.DELETED, none, Outcome.ABSENT));
    }

    @Test
    void update_byAnotherSpellingOfTheOwner_keepsTheFirst() {
        WidgetRequest shouting = new WidgetRequest.Update(
                new RequestId(KEY, "r"), new Owner("ANN LEE"), new TreeMap<>(Map.of("label", "M")));

        assertThat(shouting.applyTo(Optional.of(widget(KEY, NOW)))
                        .after()
                        .orElseThrow()
                        .owner())
                .isEqualTo(ANN);
    }

    /** What applying once each rests on: a request that comes again before the next one changes nothing. */
    @Test
    void applyTo_twiceInARow_isAsOnce() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            Optional<Widget> before =
                    anyRequest(random).applyTo(Optional.empty()).after();
            WidgetRequest request = anyRequest(random);
            Optional<Widget> once = request.applyTo(before).after();

            assertThat(request.applyTo(once).after()).isEqualTo(once);
        }
    }

    private static WidgetRequest anyRequest(Random random) {
        Map<String, String> values = new TreeMap<>();
        for (String name : List.of("label", "description", "size", "colour")) {
            switch (random.nextInt(3)) {
                case 0 -> values.put(name, "");
                case 1 -> values.put(name, "v" + random.nextInt(3));
                default -> values.remove(name);
            }
        }
        return switch (random.nextInt(4)) {
            case 0 -> delete(KEY, "r");
            case 1 -> Requests.create(KEY, "r", values);
            default -> update(KEY, "r", values);
        };
    }
}
