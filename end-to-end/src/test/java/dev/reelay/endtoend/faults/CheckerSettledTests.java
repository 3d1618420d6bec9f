package dev.reelay.endtoend.faults;

import static dev.reelay.endtoend.faults.HandMadeRun.CONSUMER;
import static dev.reelay.endtoend.faults.HandMadeRun.JOB;
import static dev.reelay.endtoend.faults.HandMadeRun.REASON;
import static dev.reelay.endtoend.faults.HandMadeRun.key;
import static dev.reelay.endtoend.faults.HandMadeRun.pointer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.endtoend.faults.Violation.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The checker can fail when the queues have become empty for the first time: each of its objections to jobs is raised by evidence that deserves
 * it, alone, and not by evidence that nearly does. {@link CheckerFinishedTests} has those for when all is repaired.
 */
class CheckerSettledTests {

    private static final List<String> FAILED = List.of("STORED", "PROCESSED", "FAILED");
    private static final Event SPOILED = new Event.Spoiled(JOB, "0000001", key(1));

    private final HandMadeRun run = new HandMadeRun();

    @Test
    void settled_whenAllIsWell_findsNothing() {
        assertThat(Checker.settled(run.evidence())).isEmpty();
    }

    @Test
    void settled_whenAMovieIsUnderWayAndNothingLeadsToIt_findsItLost() {
        run.paths.put(1, List.of("STORED", "PROCESSED"));
        run.letters.add(new Letter("movie-confirm-dlq", pointer(0), ""));

        assertThat(settled()).containsExactly(Rule.LOST);
    }

    @Test
    void settled_whenAMovieHasNoItemAndNothingLeadsToIt_findsItLost() {
        run.paths.remove(1);

        assertThat(settled()).containsExactly(Rule.LOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'movieId':'0000001'", "'from':1,'to':2", "'from':0,'to':2"})
    void settled_whenALetterLeadsToAMovieThatIsUnderWay_findsNothing(String part) {
        run.paths.remove(1);
        run.letters.add(new Letter(
                "movie-load-dlq", "{'jobId':'%s',%s}".formatted(JOB, part).replace('\'', '"'), ""));

        assertThat(settled()).isEmpty();
    }

    @Test
    void settled_whenALetterLeadsToTheMovieBefore_findsItLost() {
        run.paths.remove(1);
        run.letters.add(new Letter("movie-load-dlq", "{\"jobId\":\"%s\",\"from\":0,\"to\":1}".formatted(JOB), ""));

        assertThat(settled()).containsExactly(Rule.LOST);
    }

    @Test
    void settled_whenASpoiledMovieFailedAndItsLetterIsThere_findsNothing() {
        failedWithItsLetter();

        assertThat(settled()).isEmpty();
    }

    @Test
    void settled_whenAMovieFailedAndNothingSaysWhy_findsThat() {
        failedWithItsLetter();
        run.failure = " ";

        assertThat(settled()).containsExactly(Rule.FAILED_WITHOUT_TRACE);
    }

    @Test
    void settled_whenAMovieFailedAndItsLetterIsElsewhere_findsThat() {
        failedWithItsLetter();
        run.letters.set(0, new Letter("movie-load-dlq", pointer(1), REASON));

        assertThat(settled()).containsExactly(Rule.FAILED_WITHOUT_TRACE);
    }

    @Test
    void settled_whenAFailedMovieWasParkedWithoutAReason_findsThat() {
        failedWithItsLetter();
        run.letters.set(0, new Letter("movie-confirm-dlq", pointer(1), ""));
        run.events.add(new Event.Sent(CONSUMER, "movie-confirm-dlq", pointer(1)));

        assertThat(settled()).containsExactly(Rule.FAILED_WITHOUT_TRACE);
    }

    @Test
    void settled_whenAFailedMovieCouldNotBeParkedAndSqsGaveItUp_findsNothing() {
        failedWithItsLetter();
        run.letters.set(0, new Letter("movie-confirm-dlq", pointer(1), ""));

        assertThat(settled()).isEmpty();
    }

    @Test
    void settled_whenAMovieFailedWhoseFileNobodyTouched_findsIt() {
        failedWithItsLetter();
        run.events.remove(SPOILED);

        // And so nothing called for its letter.
        assertThat(settled()).containsExactly(Rule.UNEXPECTED, Rule.UNEXPECTED);
    }

    @Test
    void settled_whenAMessageWasParkedWithoutCause_findsIt() {
        run.letters.add(new Letter("movie-load-dlq", pointer(1), REASON));

        assertThat(settled()).containsExactly(Rule.UNEXPECTED);
    }

    @Test
    void settled_whenAMessageOfAConfirmedMovieRanOutOfRetries_findsNothing() {
        run.letters.add(new Letter("movie-load-dlq", pointer(1), ""));

        assertThat(settled()).isEmpty();
    }

    @Test
    void settled_whenOtherNumbersAreTold_findsThat() {
        run.told = Optional.of(new Numbers(Map.of("CONFIRMED", 1, "PENDING", 1)));

        assertThat(settled()).containsExactly(Rule.COUNTS_DISAGREE);
    }

    @Test
    void settled_whenAQueueIsNotEmpty_findsThat() {
        run.left.put("movie-load", 1);

        assertThat(settled()).containsExactly(Rule.UNSETTLED);
    }

    private void failedWithItsLetter() {
        run.paths.put(1, FAILED);
        run.events.add(SPOILED);
        run.letters.add(new Letter("movie-confirm-dlq", pointer(1), REASON));
    }

    private List<Rule> settled() {
        return Checker.settled(run.evidence()).stream().map(Violation::rule).toList();
    }
}
