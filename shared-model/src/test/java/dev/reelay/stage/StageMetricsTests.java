package dev.reelay.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stage counts before anything has happened: an increase from 0 is seen, one from nothing is not. */
class StageMetricsTests {

    @ParameterizedTest(name = "{0}")
    @CsvSource({"GENERATE, STORED", "LOAD, PROCESSED", "CONFIRM, CONFIRMED+FAILED", "SWEEP, ''", "WIDGET, ''"})
    void begin_aStage_showsAllItsCountsAndNoOthersAsZero(StageName stage, String states) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();

        new StageMetrics(meters).begin(stage);

        List<Counter> counters = meters.getMeters().stream()
                .filter(Counter.class::isInstance)
                .map(Counter.class::cast)
                .toList();
        assertThat(counters).allMatch(counter -> counter.count() == 0);
        assertThat(counters)
                .extracting(StageMetricsTests::text)
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                Stream.of(
                                        "reelay.retries stage=" + stage.wireName(),
                                        "reelay.redriven stage=" + stage.wireName()),
                                Stream.of(states.split("\\+"))
                                        .filter(state -> !state.isEmpty())
                                        .map(state -> "reelay.movies stage=" + stage.wireName() + " state=" + state),
                                Stream.of(ParkReason.values())
                                        .map(reason ->
                                                "reelay.parked reason=" + reason.code() + " stage=" + stage.wireName()))
                        .flatMap(all -> all)
                        .toList());
    }

    private static String text(Counter counter) {
        StringBuilder text = new StringBuilder(counter.getId().getName());
        for (Tag tag : counter.getId().getTags()) {
            text.append(' ').append(tag.getKey()).append('=').append(tag.getValue());
        }
        return text.toString();
    }
}
