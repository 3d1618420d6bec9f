package dev.reelay.ledger;

import static dev.reelay.Fixtures.NOON;
import static dev.reelay.Fixtures.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTests {

    @Test
    void finished_whileOneMovieIsOnItsWay_isNot() {
        Progress progress = new Progress(aJob(10), new Tally(0, 1, 7, 1), Optional.of(NOON));

        assertThat(progress.pending()).isEqualTo(1);
        assertThat(progress.finished()).isFalse();
        assertThat(progress.finishedOn()).isEmpty();
    }

    @Test
    void finished_whenAllAreConfirmedOrFailed_isSinceTheLastOfThem() {
        Progress progress = new Progress(aJob(10), new Tally(0, 0, 9, 1), Optional.of(NOON));

        assertThat(progress.pending()).isZero();
        assertThat(progress.finished()).isTrue();
        assertThat(progress.finishedOn()).contains(NOON);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_000_001, Integer.MAX_VALUE})
    void job_countOutsideTheContract_isRejected(int count) {
        assertThatIllegalArgumentException().isThrownBy(() -> aJob(count));
    }
}
