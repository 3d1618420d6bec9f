package dev.reelay.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeWindowTests {

    private static final Optional<Instant> NOON = Optional.of(Instant.parse("2026-05-04T12:00:00Z"));
    private static final Optional<Instant> LATER = Optional.of(Instant.parse("2026-05-04T12:00:00.000000001Z"));

    @Test
    void isValid_whenItDoesNotEndBeforeItBegins_is() {
        assertThat(TimeWindow.isValid(Optional.empty(), Optional.empty())).isTrue();
        assertThat(TimeWindow.isValid(NOON, Optional.empty())).isTrue();
        assertThat(TimeWindow.isValid(Optional.empty(), NOON)).isTrue();
        assertThat(TimeWindow.isValid(NOON, LATER)).isTrue();
        assertThat(TimeWindow.isValid(NOON, NOON)).isTrue();
    }

    @Test
    void create_whenItEndsBeforeItBegins_isRejectedWithBothBounds() {
        assertThat(TimeWindow.isValid(LATER, NOON)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeWindow(LATER, NOON))
                .withMessageContaining("from 2026-05-04T12:00:00.000000001Z to 2026-05-04T12:00:00Z");
    }
}
