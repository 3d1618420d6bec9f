package dev.reelay.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

class KnownDifferencesTests {

    @KnownDifference(
            on = Emulator.MOTO,
            reason = "fails in one way or the other",
            failure = {"no such operation", "Expected size: 1"})
    void marked() {}

    @KnownDifference(on = Emulator.MOTO, reason = "names no failure")
    void markedWithoutAFailure() {}

    @KnownDifference(on = Emulator.MOTO, reason = "does not always show", failure = "lost", always = false)
    void markedAsOccasional() {}

    @KnownDifference(on = Emulator.MOTO, reason = "would take minutes", tried = false)
    void markedAsTooSlow() {}

    /** A test that passes. */
    private static final class Passing implements Invocation<@Nullable Void> {
        private boolean ran;

        @Override
        public @Nullable Void proceed() {
            ran = true;
            return null;
        }
    }

    @Test
    void pass_ofATestThatIsMarked_isAFailureThatAsksToRemoveTheMark() {
        assertThatThrownBy(run("marked", new Passing()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "MOTO does as AWS does: remove @KnownDifference(\"fails in one way or the other\")");
    }

    @Test
    void pass_whereTheDifferenceDoesNotAlwaysShow_isAPass() {
        Passing test = new Passing();

        assertThatCode(run("markedAsOccasional", test)).doesNotThrowAnyException();
        assertThat(test.ran).isTrue();
    }

    @Test
    void failure_thatTheMarkNames_isSkippedWithTheReason() {
        AssertionError named = new AssertionError("there is no such operation here");

        assertThatThrownBy(run("marked", failing(named)))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("MOTO differs from AWS: fails in one way or the other (ATests, a test)")
                .hasCause(named);
    }

    @Test
    void failure_thatTheMarkDoesNotName_remainsOne() {
        AssertionError other = new AssertionError("quite another");

        assertThatThrownBy(run("marked", failing(other))).isSameAs(other);
        assertThatThrownBy(run("markedAsOccasional", failing(other))).isSameAs(other);
    }

    @Test
    void test_thatIsNotTried_isSkippedAndNotRun() {
        Passing test = new Passing();

        assertThatThrownBy(run("markedAsTooSlow", test))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("not tried");
        assertThat(test.ran).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "marked, there is no such operation here, true",
        "marked, Expected size: 1 but was: 2, true",
        "marked, Expected size: 2 but was: 1, false",
        "markedWithoutAFailure, there is no such operation here, false"
    })
    void failure_thatTheMarkDoesNotName_isNotExplained(String method, String said, boolean explained) throws Exception {
        KnownDifference mark = mark(method);

        assertThat(KnownDifferences.explains(mark, new AssertionError(said))).isEqualTo(explained);
        assertThat(KnownDifferences.explains(mark, new IllegalStateException("outside", new AssertionError(said))))
                .isEqualTo(explained);
    }

    private static ThrowingCallable run(String method, Invocation<@Nullable Void> test) {
        return () -> KnownDifferences.runDiffering(test, "ATests, a test", mark(method));
    }

    private static Invocation<@Nullable Void> failing(AssertionError failure) {
        return () -> {
            throw failure;
        };
    }

    private static KnownDifference mark(String method) throws NoSuchMethodException {
        return Objects.requireNonNull(
                KnownDifferencesTests.class.getDeclaredMethod(method).getAnnotation(KnownDifference.class));
    }
}
