package dev.reelay.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownDifferencesTests {

    @KnownDifference(
            on = Emulator.MOTO,
            reason = "fails in one way or the other",
            failure = {"no such operation", "Expected size: 1"})
    void marked() {}

    @KnownDifference(on = Emulator.MOTO, reason = "names no failure")
    void markedWithoutAFailure() {}

    @ParameterizedTest
    @CsvSource({
        "marked, there is no such operation here, true",
        "marked, Expected size: 1 but was: 2, true",
        "marked, Expected size: 2 but was: 1, false",
        "markedWithoutAFailure, there is no such operation here, false"
    })
    void failure_thatTheMarkDoesNotName_isNotExplained(String method, String said, boolean explained) throws Exception {
        KnownDifference mark =
                Objects.requireNonNull(getClass().getDeclaredMethod(method).getAnnotation(KnownDifference.class));

        assertThat(KnownDifferences.explains(mark, new AssertionError(said))).isEqualTo(explained);
        assertThat(KnownDifferences.explains(mark, new IllegalStateException("outside", new AssertionError(said))))
                .isEqualTo(explained);
    }
}
