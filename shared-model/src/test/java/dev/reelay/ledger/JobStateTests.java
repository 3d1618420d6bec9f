package dev.reelay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.Fixtures;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobStateTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, RUNNING",
        "4, 0, 0, 0, RUNNING",
        "0, 4, 0, 0, RUNNING",
        "0, 0, 3, 0, RUNNING",
        "0, 1, 2, 1, RUNNING",
        "0, 0, 4, 0, COMPLETED",
        "0, 0, 3, 1, COMPLETED_WITH_FAILURES",
        "0, 0, 0, 4, COMPLETED_WITH_FAILURES"
    })
    void of_whenFourMoviesAreSoFar_isThis(int stored, int processed, int confirmed, int failed, String wireName) {
        Tally tally = new Tally(stored, processed, confirmed, failed);

        assertThat(JobState.of(new Progress(Fixtures.aJob(4), tally, Optional.empty()))
                        .wireName())
                .isEqualTo(wireName);
    }
}
