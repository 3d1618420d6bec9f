package dev.reelay.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailurePolicyTests {

    private static final RetryProperties DEFAULTS =
            new RetryProperties(Duration.ofSeconds(1), 4, 5, Duration.ofMinutes(15));

    @ParameterizedTest(name = "delivery {0}: {1} to {2} s")
    @CsvSource({"-1, 1, 1", "0, 1, 1", "1, 1, 1", "2, 2, 4", "3, 8, 16", "4, 32, 64", "5, 1, 1", "2147483647, 1, 1"})
    void afterFailure_ofThisDelivery_pausesBetweenHalfAndAll(int receiveCount, long least, long most) {
        assertThat(pause(DEFAULTS, () -> 0L, receiveCount)).hasSeconds(least);
        assertThat(pause(DEFAULTS, () -> -1L, receiveCount)).hasSeconds(most);
    }

    @Test
    void afterFailure_ofMoreDeliveriesThanByDefault_pausesForTheLongestInTheEnd() {
        RetryProperties many = new RetryProperties(Duration.ofSeconds(1), 4, 100, Duration.ofMinutes(15));

        assertThat(pause(many, () -> -1L, 6)).hasMinutes(15);
        assertThat(pause(many, () -> -1L, 99)).hasMinutes(15);
    }

    @Test
    void afterFailure_ofManyAtOnce_spreadsThem() {
        RandomGenerator random = new Random(1);

        assertThat(Stream.generate(() -> pause(DEFAULTS, random, 4)).limit(200))
                .allMatch(pause -> pause.toSeconds() >= 32 && pause.toSeconds() <= 64)
                .satisfies(
                        pauses -> assertThat(pauses.stream().distinct().count()).isGreaterThan(20));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 100})
    void afterFailure_firstLongerThanLongest_pausesForTheLongest(int receiveCount) {
        RetryProperties odd = new RetryProperties(Duration.ofHours(1), 1, 5, Duration.ofSeconds(10));

        assertThat(pause(odd, () -> -1L, receiveCount)).hasSeconds(10);
    }

    @Test
    void afterFailure_atTheLongestThatSqsHides_staysWithinIt() {
        RetryProperties patient = new RetryProperties(Duration.ofHours(12), 4, 5, Duration.ofHours(12));

        assertThat(pause(patient, () -> -1L, 5)).hasHours(12);
    }

    private static Duration pause(RetryProperties properties, RandomGenerator random, int receiveCount) {
        return new FailurePolicy(properties, random).afterFailure(receiveCount).after();
    }
}
