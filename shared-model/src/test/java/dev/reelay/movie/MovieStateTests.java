package dev.reelay.movie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.reelay.movie.MovieState.Confirmed;
import dev.reelay.movie.MovieState.Failed;
import dev.reelay.movie.MovieState.Processed;
import dev.reelay.movie.MovieState.Step;
import dev.reelay.movie.MovieState.Stored;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Invariant 2: the states are a one-way street. */
class MovieStateTests {

    private static final Instant T1 = Instant.parse("2026-01-01T00:00:01Z");
    private static final Instant T2 = Instant.parse("2026-01-01T00:00:02Z");
    private static final Instant T3 = Instant.parse("2026-01-01T00:00:03Z");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:09Z");

    private static final Stored STORED = new Stored(T1);
    private static final Processed PROCESSED = new Processed(T1, T2);
    private static final Confirmed CONFIRMED = new Confirmed(T1, T2, T3);
    private static final Failed FAILED = new Failed(T1, T2, T3, "file-missing");

    enum Command {
        ADVANCE,
        CONFIRM,
        FAIL;

        Step to(MovieState state) {
            return switch (this) {
                case ADVANCE -> state.advance(NOW);
                case CONFIRM -> state.confirm(NOW);
                case FAIL -> state.fail("file-altered", NOW);
            };
        }
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @MethodSource("everyStateAndCommand")
    void command_inState_comesToStep(MovieState state, Command command, Step expected) {
        assertThat(command.to(state)).isEqualTo(expected);
    }

    static Stream<Arguments> everyStateAndCommand() {
        Step already = new Step.Already();
        Step tooEarly = new Step.TooEarly();
        return Stream.of(
                arguments(STORED, Command.ADVANCE, new Step.To(new Processed(T1, NOW))),
                arguments(STORED, Command.CONFIRM, tooEarly),
                arguments(STORED, Command.FAIL, tooEarly),
                arguments(PROCESSED, Command.ADVANCE, already),
                arguments(PROCESSED, Command.CONFIRM, new Step.To(new Confirmed(T1, T2, NOW))),
                arguments(PROCESSED, Command.FAIL, new Step.To(new Failed(T1, T2, NOW, "file-altered"))),
                arguments(CONFIRMED, Command.ADVANCE, already),
                arguments(CONFIRMED, Command.CONFIRM, already),
                arguments(CONFIRMED, Command.FAIL, already),
                arguments(FAILED, Command.ADVANCE, already),
                arguments(FAILED, Command.CONFIRM, new Step.To(new Confirmed(T1, T2, NOW))),
                arguments(FAILED, Command.FAIL, already));
    }

    @Test
    void everyStateAndCommand_asATable_leavesNothingOut() {
        assertThat(everyStateAndCommand())
                .hasSize(MovieState.class.getPermittedSubclasses().length * Command.values().length);
    }

    @Test
    void name_ofEachState_isItsWireName() {
        assertThat(List.of(STORED, PROCESSED, CONFIRMED, FAILED))
                .extracting(MovieState::name)
                .containsExactly("STORED", "PROCESSED", "CONFIRMED", "FAILED");
    }
}
