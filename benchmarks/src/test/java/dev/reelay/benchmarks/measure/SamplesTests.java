package dev.reelay.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTests {

    @Test
    void median_isTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(Samples.of(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2.0);
        assertThat(Samples.of(List.of(9.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3.0);
    }

    @Test
    void quantile_isTheNearestRank() {
        Samples hundred = Samples.of(
                IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList());

        assertThat(hundred.quantile(0.5)).isEqualTo(50.0);
        assertThat(hundred.quantile(0.99)).isEqualTo(99.0);
        assertThat(hundred.quantile(1)).isEqualTo(100.0);
        assertThat(Samples.of(List.of(7.0)).quantile(0.01)).isEqualTo(7.0);
    }

    @Test
    void samples_ofNothing_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Samples.of(List.of()));
    }
}
