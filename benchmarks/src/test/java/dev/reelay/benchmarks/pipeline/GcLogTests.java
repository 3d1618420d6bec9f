package dev.reelay.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GcLogTests {

    private final GcLog log = GcLog.parse(Stream.of(
            "[0.005s][info][gc] Using Serial",
            "[1.2s][info][gc] GC(0) Pause Young (Allocation Failure) 68M->9M(247M) 12.345ms",
            "[2.2s][info][gc] GC(1) Pause Young (Allocation Failure) 77M->12M(247M) 9.1ms",
            "[3.2s][info][gc] GC(2) Pause Full (Diagnostic Command) 30M->8M(247M) 40.0ms"));

    @Test
    void parse_readsPeakWhatWasLeftAndWhatLives() {
        assertThat(log.collections()).hasSize(3);
        assertThat(log.peak()).hasValue(77);
        assertThat(log.mostLeft(1)).isEmpty();
        assertThat(log.mostLeft(2)).hasValue(8);
        assertThat(log.live()).hasValue(8);
    }

    @Test
    void since_leavesOutWhatWasThereBefore() {
        GcLog later = log.since(new GcLog(log.collections().subList(0, 2)));

        assertThat(later.peak()).hasValue(30);
        assertThat(later.mostLeft(0)).isEmpty();
    }
}
