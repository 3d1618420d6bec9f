package dev.reelay.endtoend.faults;

import static dev.reelay.endtoend.faults.HandMadeRun.CONSUMER;
import static dev.reelay.endtoend.faults.HandMadeRun.JOB;
import static dev.reelay.endtoend.faults.HandMadeRun.deleting;
import static dev.reelay.endtoend.faults.HandMadeRun.key;
import static dev.reelay.endtoend.faults.HandMadeRun.pointer;
import static dev.reelay.endtoend.faults.HandMadeRun.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.endtoend.faults.Violation.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The checker can fail when all is repaired and redriven, as {@link CheckerSettledTests} shows it for before. Its objections to widgets,
 * timelines and somebody's own files have tests of their own.
 */
class CheckerFinishedTests {

    private static final List<String> CONFIRMED = List.of("STORED", "PROCESSED", "CONFIRMED");
    private static final List<String> FAILED = List.of("STORED", "PROCESSED", "FAILED");

    private final HandMadeRun run = new HandMadeRun();

    @Test
    void finished_whenAllIsWell_findsNothing() {
        assertThat(Checker.finished(run.evidence())).isEmpty();
    }

    @Test
    void finished_whenAFailedMovieWasRedriven_findsNothing() {
        run.paths.put(1, List.of("STORED", "PROCESSED", "FAILED", "CONFIRMED"));

        assertThat(finished()).isEmpty();
    }

    @Test
    void finished_whenAMovieIsNotConfirmed_findsItLost() {
        run.paths.put(1, FAILED);

        assertThat(finished()).containsExactly(Rule.LOST);
    }

    @Test
    void finished_whenThereIsAMovieThatNobodyOrdered_findsIt() {
        run.paths.put(2, CONFIRMED);

        assertThat(finished()).containsExactly(Rule.UNEXPECTED);
    }

    @Test
    void finished_whenALetterIsLeft_findsIt() {
        run.letters.add(new Letter("movie-load-dlq", pointer(1), ""));

        assertThat(finished()).containsExactly(Rule.UNEXPECTED);
    }

    @Test
    void finished_whenAQueueIsNotEmpty_findsThat() {
        run.left.put("movie-load-dlq", 1);

        assertThat(finished()).containsExactly(Rule.UNSETTLED);
    }

    @Test
    void finished_whenAStepWasTakenTwice_findsItAndThatItWasCounted() {
        run.paths.put(1, List.of("STORED", "PROCESSED", "FAILED", "CONFIRMED", "FAILED", "CONFIRMED"));

        assertThat(finished()).contains(Rule.ILLEGAL_PATH, Rule.COUNTS_DISAGREE);
    }

    @Test
    void finished_whenAStepWasLeftOut_findsIt() {
        run.paths.put(1, List.of("STORED", "CONFIRMED"));

        assertThat(finished()).contains(Rule.ILLEGAL_PATH);
    }

    @Test
    void finished_whenAnItemIsNotWhatItsStepsMadeIt_findsThat() {
        run.changes.add(
                new Change("JOB#" + JOB + "#0", "MOVIE#0000001", run.item(1, "PROCESSED"), run.item(1, "FAILED")));

        assertThat(finished()).contains(Rule.ILLEGAL_PATH);
    }

    @Test
    void finished_whenAMovieHasBecomeAnother_findsThat() {
        run.paths.put(1, List.of("STORED", "PROCESSED"));
        Map<String, AttributeValue> other =
                new HashMap<>(run.item(1, "CONFIRMED").values());
        other.put("title", fromS("another"));
        run.changes.add(
                new Change("JOB#" + JOB + "#0", "MOVIE#0000001", run.item(1, "PROCESSED"), new Attributes(other)));

        assertThat(Checker.finished(run.evidence()))
                .filteredOn(violation -> violation.rule() == Rule.ILLEGAL_PATH)
                .extracting(Violation::detail)
                .contains("title has changed at PROCESSED > CONFIRMED");
    }

    @Test
    void finished_whenAnAcceptedJobIsProvisionalAgain_findsThat() {
        run.changes.add(HandMadeRun.job(HandMadeRun.accepted(), HandMadeRun.provisional()));

        assertThat(finished()).containsExactly(Rule.ILLEGAL_PATH);
    }

    @Test
    void finished_whenAJobIsGone_findsThat() {
        run.changes.add(HandMadeRun.job(HandMadeRun.accepted(), new Attributes(Map.of())));

        assertThat(finished()).containsExactly(Rule.ILLEGAL_PATH);
    }

    @Test
    void finished_whenAJobWasAcceptedOnceMore_findsNothing() {
        run.changes.add(HandMadeRun.job(HandMadeRun.accepted(), HandMadeRun.accepted()));

        assertThat(finished()).isEmpty();
    }

    @Test
    void finished_whenAJobBecameAnotherAsItWasAccepted_findsThat() {
        Map<String, AttributeValue> other = new HashMap<>(HandMadeRun.accepted().values());
        other.put("count", AttributeValue.fromN("3"));
        run.changes.removeLast();
        run.changes.add(HandMadeRun.job(HandMadeRun.provisional(), new Attributes(other)));

        assertThat(finished()).containsExactly(Rule.ILLEGAL_PATH);
    }

    @Test
    void finished_whenMoreWasCountedThanHappened_findsThat() {
        run.changes.add(HandMadeRun.counted(JOB, "confirmed_events", 2, 3));

        assertThat(finished()).containsExactly(Rule.COUNTS_DISAGREE);
    }

    @Test
    void finished_whenWhatHappenedToNoJobWasCounted_findsThat() {
        run.changes.add(HandMadeRun.counted("another", "stored_events", 0, 1));

        assertThat(finished()).containsExactly(Rule.COUNTS_DISAGREE);
    }

    @Test
    void finished_whenOtherNumbersAreTold_findsThat() {
        run.told = Optional.of(new Numbers(Map.of("CONFIRMED", 1, "PENDING", 1)));

        assertThat(finished()).containsExactly(Rule.COUNTS_DISAGREE);
    }

    @Test
    void finished_whenAMessageWasDeletedBeforeItsEffect_findsThat() {
        run.events.remove(sent(1));
        run.events.add(run.events.indexOf(deleting(1)) + 1, sent(1));

        assertThat(finished()).containsExactly(Rule.DELETED_BEFORE_EFFECT);
    }

    @Test
    void finished_whenAMessageWasDeletedWithoutItsEffect_findsThat() {
        run.events.remove(sent(1));

        assertThat(finished()).containsExactly(Rule.NOT_FORWARDED);
    }

    @Test
    void finished_whenWhoForwardedAMessageEndedBeforeDeletingIt_findsThat() {
        run.events.remove(deleting(1));

        assertThat(finished()).containsExactly(Rule.LEFT_BEHIND);
    }

    @Test
    void finished_whenWhoForwardedAMessageWasKilled_findsNothing() {
        run.events.remove(deleting(1));
        run.events.set(run.events.size() - 1, new Event.Signalled(CONSUMER, "KILL"));

        assertThat(finished()).isEmpty();
    }

    @Test
    void finished_whenAProcessEndedInDisorder_findsThat() {
        run.events.add(new Event.Ended("producer", 1, 0));

        assertThat(finished()).containsExactly(Rule.BAD_EXIT);
    }

    @Test
    void finished_whenAProcessTookTooLongToEnd_findsThat() {
        run.events.add(new Event.Ended("producer", 0, 25_001));

        assertThat(finished()).containsExactly(Rule.BAD_EXIT);
    }

    @Test
    void finished_whenAFileIsGone_findsThat() {
        run.files.put(key(1), Optional.empty());

        assertThat(finished()).containsExactly(Rule.WRONG_FILE);
    }

    private List<Rule> finished() {
        return Checker.finished(run.evidence()).stream().map(Violation::rule).toList();
    }
}
