package dev.reelay.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.traces.otel.RecordedTraces;
import io.opentelemetry.api.common.AttributeKey;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TracesTests {

    private final RecordedTraces sampled = new RecordedTraces(1, 100);
    private final RecordedTraces unsampled = new RecordedTraces(0, 100);

    @Test
    void carriedBy_whenSampled_addsTheCurrentSpan() {
        Map<String, String> attributes =
                sampled.within("sender", () -> sampled.traces().carriedBy(Map.of("a", "1")));

        var sender = sampled.ended("sender").getFirst();
        assertThat(attributes).isEqualTo(Map.of("a", "1", "traceparent", RecordedTraces.traceparent(sender)));
    }

    @Test
    void carriedBy_whenNotSampledOrOutsideOfASpan_addsNothing() {
        assertThat(unsampled.<Map<String, String>>within(
                        "sender", () -> unsampled.traces().carriedBy(Map.of())))
                .isEmpty();
        assertThat(sampled.traces().carriedBy(Map.of())).isEmpty();
        assertThat(Traces.none().carriedBy(Map.of())).isEmpty();
    }

    @Test
    void carriedBy_aCopy_keepsTheTraceItHas() {
        Map<String, String> copy = Map.of("traceparent", "its own");

        assertThat(sampled.<Map<String, String>>within(
                        "sender", () -> sampled.traces().carriedBy(copy)))
                .isEqualTo(copy);
    }

    @Test
    void carriedBy_asManyAttributesAsSqsTakes_addsNoneThatWouldHaveItRefused() {
        Map<String, String> ten = new TreeMap<>();
        IntStream.range(0, 10).forEach(i -> ten.put("a" + i, "v"));

        assertThat(sampled.<Map<String, String>>within(
                        "sender", () -> sampled.traces().carriedBy(ten)))
                .isEqualTo(ten);
    }

    @Test
    void following_aMovieBeyondTheLimit_isOutsideOfTheTraceForThatLong() {
        sampled.within("sender", () -> {
            assertThat(sampled.traces().following(99, sampled.traces()::current))
                    .isPresent();
            assertThat(sampled.traces().following(100, sampled.traces()::current))
                    .isEmpty();
            assertThat(sampled.traces().current()).isPresent();
            return "done";
        });
    }

    @Test
    void tag_whenSampled_isOnTheCurrentSpan() {
        sampled.within("worker", () -> {
            sampled.traces().tag(Map.of("movieId", "0000001"));
            return "done";
        });

        assertThat(sampled.ended("worker").getFirst().getAttributes().asMap())
                .isEqualTo(Map.of(AttributeKey.stringKey("movieId"), "0000001"));
    }
}
