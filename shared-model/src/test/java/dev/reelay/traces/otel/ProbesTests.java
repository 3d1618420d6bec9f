package dev.reelay.traces.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.otel.bridge.OtelFinishedSpan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which spans leave the process: not those of who asks every few seconds whether it lives. */
class ProbesTests {

    private final RecordedTraces recorded = new RecordedTraces(1, 0);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "http get /actuator/health, false",
        "http get /actuator/health/{*path}, false",
        "http get /actuator/prometheus, false",
        "http get /actuator, false",
        "http get /livez, false",
        "http get /jobs/{jobId}, true",
        "http post /jobs, true",
        "http post /queues/{name}/redrive, true",
        "movie-load receive, true",
        "actuator-load receive, true",
        "sqs.send, true"
    })
    void isExportable(String name, boolean exported) {
        recorded.within(name, () -> "done");

        assertThat(new TracesConfiguration()
                        .withoutProbes()
                        .isExportable(
                                OtelFinishedSpan.fromOtel(recorded.ended(name).getFirst())))
                .isEqualTo(exported);
    }
}
