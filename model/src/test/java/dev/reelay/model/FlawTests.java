package dev.reelay.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The explorer can fail: each mistake that is planted is found, by the invariant that it breaks, with the way there. */
class FlawTests {

    @ParameterizedTest
    @CsvSource({
        "ANSWERS_BEFORE_SENDING,              1, nothing accepted is lost, answer 202",
        "LEAVES_ACCEPTING_TO_GENERATION,      1, one redrive did not confirm, the job expires",
        "PARKS_PROVISIONAL_JOBS,              -, although nothing went wrong, find the job provisional",
        "GENERATES_PROVISIONAL_JOBS,          -, its job may expire, record movie",
        "SPLIT_DELETES_WITH_THE_FIRST_PART,   1, nothing accepted is lost, send part",
        "RECORDS_UNCONDITIONALLY,             3, the counts are the items, record movie",
        "OMITS_POINTER_WHEN_ALREADY_RECORDED, 1, nothing accepted is lost, find movie recorded",
        "DELETES_BEFORE_EFFECT,               1, nothing accepted is lost, delete the message first",
        "ADVANCES_UNCONDITIONALLY,            3, the counts are the items, move the movie to PROCESSED",
        "ADVANCES_UNLESS_PROCESSED,           2, went from CONFIRMED to PROCESSED, move the movie to PROCESSED",
        "COUNTS_APART,                        3, the counts are the items, move the movie to PROCESSED",
        "OMITS_FORWARD_WHEN_ALREADY_DONE,     1, nothing accepted is lost, find the movie PROCESSED",
        "SETTLES_UNCONDITIONALLY,             3, the counts are the items, move the movie to CONFIRMED",
        "NEVER_RECOVERS,                      1, one redrive did not confirm, find the movie FAILED",
        "RETRIES_FOR_EVER,                    -, work goes round for ever, park a copy",
        "PARKS_BY_DELETING_FIRST,             1, nothing accepted is lost, find the file ALTERED",
        "REDRIVES_BY_DELETING_FIRST,          1, nothing accepted is lost, begins to redrive it"
    })
    void flaw_planted_isFoundWithItsTrace(Flaw flaw, String invariant, String broken, String step) {
        Optional<Violation> violation = violation(flaw);

        assertThat(violation).isPresent();
        assertThat(violation.get().what()).contains(broken);
        assertThat(violation.get().what().startsWith("invariant " + invariant)).isEqualTo(!invariant.equals("-"));
        assertThat(String.join("\n", violation.get().trace())).contains(step);
    }

    /** Without their faults these two do no harm, so it is the faults by which they are found. */
    @ParameterizedTest
    @EnumSource(names = {"OMITS_FORWARD_WHEN_ALREADY_DONE", "OMITS_POINTER_WHEN_ALREADY_RECORDED"})
    void flaw_withoutFaults_isNotFound(Flaw flaw) {
        assertThat(Models.fromRequest(Models.ONE_CHUNK, Faults.NONE, flaw)).isEmpty();
    }

    @Test
    void trace_ofAFlaw_isTheShortest() {
        Optional<Violation> violation = Models.fromAccepted(Models.ONE_CHUNK, Faults.NONE, Flaw.COUNTS_APART);

        assertThat(violation.orElseThrow().trace())
                .containsExactly(
                        "WORK     GENERATE 0..1: is delivered",
                        "WORK     GENERATE 0..1: write file",
                        "WORK     GENERATE 0..1: write file",
                        "WORK     GENERATE 0..1: record movie",
                        "WORK     GENERATE 0..1: record movie",
                        "WORK     GENERATE 0..1: send pointer",
                        "WORK     LOAD 0: is delivered",
                        "WORK     LOAD 0: move the movie to PROCESSED");
    }

    private static Optional<Violation> violation(Flaw flaw) {
        return switch (flaw) {
            case ANSWERS_BEFORE_SENDING,
                    PARKS_PROVISIONAL_JOBS,
                    GENERATES_PROVISIONAL_JOBS,
                    DELETES_BEFORE_EFFECT,
                    COUNTS_APART -> Models.fromRequest(Models.ONE_CHUNK, Faults.NONE, flaw);
            case SPLIT_DELETES_WITH_THE_FIRST_PART -> Models.fromAccepted(Models.SPLIT_ONE_DELIVERY, Faults.NONE, flaw);
            case LEAVES_ACCEPTING_TO_GENERATION -> Models.fromRequest(Models.ONE_CHUNK, new Faults(1, 0, 0, 0), flaw);
            case OMITS_FORWARD_WHEN_ALREADY_DONE, OMITS_POINTER_WHEN_ALREADY_RECORDED, RECORDS_UNCONDITIONALLY ->
                Models.fromAccepted(Models.ONE_CHUNK, new Faults(1, 0, 0, 0), flaw);
            case ADVANCES_UNCONDITIONALLY, ADVANCES_UNLESS_PROCESSED, SETTLES_UNCONDITIONALLY ->
                Models.fromAccepted(Models.ONE_CHUNK, new Faults(0, 1, 0, 0), flaw);
            case NEVER_RECOVERS, RETRIES_FOR_EVER ->
                Models.fromAccepted(Models.ONE_CHUNK, new Faults(0, 0, 1, 0), flaw);
            case PARKS_BY_DELETING_FIRST, REDRIVES_BY_DELETING_FIRST ->
                Models.fromAccepted(Models.ONE_CHUNK, new Faults(0, 0, 1, 1), flaw);
        };
    }
}
