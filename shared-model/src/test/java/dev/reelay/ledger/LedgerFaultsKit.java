package dev.reelay.ledger;

import static dev.reelay.Fixtures.NOON;
import static dev.reelay.Fixtures.aJob;
import static dev.reelay.Fixtures.anEntry;
import static dev.reelay.backend.docker.Emulator.MOTO;
import static dev.reelay.ledger.DynamoFaults.BATCH_GET;
import static dev.reelay.ledger.DynamoFaults.TRANSACT;
import static dev.reelay.ledger.DynamoFaults.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.reelay.backend.aws.FaultyHttpClient;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.backend.docker.KnownDifference;
import dev.reelay.ledger.Movies.Outcome;
import dev.reelay.ledger.dynamo.Ledgers;
import dev.reelay.movie.MovieState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The ledger while DynamoDB is in trouble: what it says is right, what it counts is right, and only those concerned notice. */
abstract class LedgerFaultsKit extends LedgerKit {

    private final Job job = accepted(aJob(200));
    private FaultyHttpClient wire;
    private DynamoDbClient faulty;
    private Movies ledger;

    LedgerFaultsKit(TestBackend backend) {
        super(backend);
    }

    @BeforeEach
    void newWire() {
        wire = new FaultyHttpClient();
        faulty = backend.dynamoDbClient().httpClient(wire).build();
        ledger = Ledgers.movies(faulty, table, clock);
    }

    @AfterEach
    void closeWire() {
        faulty.close();
        wire.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded", "RequestLimitExceeded"
            })
    void advance_cancelledByWhatPasses_movesAtTheNextAttempt(String code) {
        Job own = accepted(aJob());
        MovieEntry entry = stored(own);
        wire.next(TRANSACT, times(3, DynamoFaults.cancelledWith(code)));

        assertThat(ledger.advance(entry.pointer(), NOON).join()).isEqualTo(new Outcome.Moved());

        assertThat(wire.calls(TRANSACT)).hasSize(4);
        assertThat(progress(own).tally()).isEqualTo(new Tally(0, 1, 0, 0));
        assertCountsAreTheItems(own);
    }

    @Test
    void advance_whileItsTransactionIsInProgress_movesAtTheNextAttempt() {
        Job own = accepted(aJob());
        MovieEntry entry = stored(own);
        wire.next(TRANSACT, DynamoFaults.inProgress());

        assertThat(ledger.advance(entry.pointer(), NOON).join()).isEqualTo(new Outcome.Moved());

        assertThat(progress(own).tally()).isEqualTo(new Tally(0, 1, 0, 0));
    }

    @Test
    void advance_someMovedAlreadyAndOthersInConflict_saysOfEachWhatIsTrue() {
        Job own = accepted(aJob());
        List<MovieEntry> entries = stored(own, 0, 6);
        joined(List.of(
                movies.advance(entries.get(1).pointer(), NOON),
                movies.advance(entries.get(4).pointer(), NOON)));
        // Within the pause for company: the first attempt holds all six.
        wire.next(TRANSACT, DynamoFaults.alsoConflicting(), DynamoFaults.cancelledWith("TransactionConflict"));

        List<Outcome> outcomes = joined(entries.stream()
                .map(entry -> ledger.advance(entry.pointer(), NOON))
                .toList());

        for (int i = 0; i < 6; i++) {
            assertThat(outcomes.get(i)).isInstanceOf(i == 1 || i == 4 ? Outcome.Stayed.class : Outcome.Moved.class);
        }
        assertThat(progress(own).tally()).isEqualTo(new Tally(0, 6, 0, 0));
        assertCountsAreTheItems(own);
    }

    @Test
    @KnownDifference(on = MOTO, reason = "does not know a transaction again by its token", failure = "but was: Stayed")
    void advance_answerLostAfterSuccess_movesAndCountsOnce() {
        Job own = accepted(aJob());
        MovieEntry entry = stored(own);
        wire.next(TRANSACT, FaultyHttpClient.lostAnswer(), FaultyHttpClient.lostAnswer());

        assertThat(ledger.advance(entry.pointer(), NOON).join()).isEqualTo(new Outcome.Moved());

        assertThat(wire.calls(TRANSACT)).hasSize(3);
        assertThat(progress(own).tally()).isEqualTo(new Tally(0, 1, 0, 0));
    }

    @Test
    @KnownDifference(on = MOTO, reason = "does not know a transaction again by its token", failure = "but was: Stayed")
    void advance_answerLostAndThenStillInProgress_movesAndCountsOnce() {
        Job own = accepted(aJob());
        MovieEntry entry = stored(own);
        wire.next(TRANSACT, FaultyHttpClient.lostAnswer(), DynamoFaults.inProgress());

        assertThat(ledger.advance(entry.pointer(), NOON).join()).isEqualTo(new Outcome.Moved());

        assertThat(progress(own).tally()).isEqualTo(new Tally(0, 1, 0, 0));
    }

    @Test
    void advance_answerLostAndInProgressForLong_isDoneOnceAndFoundDone() {
        Job own = accepted(aJob());
        MovieEntry entry = stored(own);
        wire.next(TRANSACT, FaultyHttpClient.lostAnswer(), DynamoFaults.inProgress(), DynamoFaults.inProgress());

        // The SDK has given up by now; asked anew it is another transaction, which finds what the first one did.
        assertThat(ledger.advance(entry.pointer(), NOON).join())
                .isEqualTo(new Outcome.Stayed(new Lookup.Found(found(entry))));

        assertThat(found(entry).state()).isEqualTo(new MovieState.Processed(NOON, NOON));
        assertThat(progress(own).tally()).isEqualTo(new Tally(0, 1, 0, 0));
    }

    @Test
    void advance_everyAnswerLost_failsAndIsDoneOnceWhenRepeated() {
        Job own = accepted(aJob());
        MovieEntry entry = stored(own);
        wire.next(TRANSACT, times(3, FaultyHttpClient.lostAnswer()));

        assertFails(ledger.advance(entry.pointer(), NOON), SdkClientException.class);

        assertThat(progress(own).tally()).isEqualTo(new Tally(0, 1, 0, 0));
        assertThat(ledger.advance(entry.pointer(), NOON).join())
                .isEqualTo(new Outcome.Stayed(new Lookup.Found(found(entry))));
        assertThat(progress(own).tally()).isEqualTo(new Tally(0, 1, 0, 0));
        assertCountsAreTheItems(own);
    }

    @Test
    void record_answerLost_storesAndCountsOnce() {
        Job own = accepted(aJob());
        wire.next(TRANSACT, FaultyHttpClient.lostAnswer());

        assertThat(states(ledger.record(List.of(anEntry(own, 0), anEntry(own, 1)))))
                .containsOnly(new MovieState.Stored(NOON));

        assertThat(progress(own).tally()).isEqualTo(new Tally(2, 0, 0, 0));
    }

    @Test
    void record_sixtyMoviesOfSixtyJobs_keepsToAHundredActions() {
        List<Job> sixty = IntStream.range(0, 60).mapToObj(i -> aJob()).toList();

        joined(ledger.record(sixty.stream().map(one -> anEntry(one, 0)).toList()));

        assertThat(wire.calls(TRANSACT)).extracting(DynamoFaults::actions).containsExactly(100, 20);
    }

    @Test
    void record_ninetyMoviesOfOneJob_isOneCall() {
        joined(ledger.record(
                IntStream.range(90, 180).mapToObj(i -> anEntry(job, i)).toList()));

        assertThat(wire.calls(TRANSACT)).extracting(DynamoFaults::actions).containsExactly(91);
    }

    @Test
    void advance_conflictThatNeverEnds_failsForThoseConcernedOnly() {
        Job unlucky = accepted(aJob());
        Job lucky = accepted(aJob());
        MovieEntry stuck = stored(unlucky);
        MovieEntry free = stored(lucky);
        wire.always(
                call -> call.operation().equals(TRANSACT)
                        && call.body().contains(unlucky.id().value()),
                DynamoFaults.cancelledWith("TransactionConflict"));

        CompletableFuture<Outcome> first = ledger.advance(stuck.pointer(), NOON);
        await().until(() -> !wire.calls(TRANSACT).isEmpty());
        CompletableFuture<Outcome> second = ledger.advance(free.pointer(), NOON);

        assertFails(first, RuntimeException.class);
        assertThat(second.join()).isEqualTo(new Outcome.Moved());
        assertThat(found(stuck)).isEqualTo(stuck);
        assertCountsAreTheItems(unlucky);
        assertThat(progress(lucky).tally()).isEqualTo(new Tally(0, 1, 0, 0));
    }

    @Test
    void advance_refusedForGood_failsAtOnceAndChangesNothing() {
        Job own = accepted(aJob());
        MovieEntry entry = stored(own);
        wire.next(TRANSACT, DynamoFaults.cancelledWith("ValidationError"));

        assertFails(ledger.advance(entry.pointer(), NOON), TransactionCanceledException.class);

        assertThat(wire.calls(TRANSACT)).hasSize(1);
        assertThat(found(entry)).isEqualTo(entry);
        assertCountsAreTheItems(own);
    }

    @Test
    @KnownDifference(
            on = MOTO,
            reason = "finds an item too large of which AWS takes up to 400 KB",
            failure = "Item size has exceeded the maximum allowed size")
    void advance_itemThatSomebodyMadeAsLargeAsItMayBe_failsAloneInItsBatch() {
        Job own = accepted(aJob());
        List<MovieEntry> entries = stored(own, 0, 6);
        int largest = 400 * 1024;
        tamper(entries.get(2), item -> item.put("x", AttributeValue.fromS("x".repeat(largest - sizeWithoutX(item)))));
        List<CompletableFuture<Outcome>> outcomes = entries.stream()
                .map(entry -> ledger.advance(entry.pointer(), NOON))
                .toList();

        assertFails(outcomes.get(2), WriteRefusedException.class);
        for (int i : new int[] {0, 1, 3, 4, 5}) {
            assertThat(outcomes.get(i).join()).isEqualTo(new Outcome.Moved());
        }
        assertThat(progress(own).tally()).isEqualTo(new Tally(1, 5, 0, 0));
        assertCountsAreTheItems(own);
    }

    /** As DynamoDB counts it: the bytes of names and values; with the one byte of the name to come. */
    private static int sizeWithoutX(Map<String, AttributeValue> item) {
        int bytes = 1;
        for (var attribute : item.entrySet()) {
            String number = attribute.getValue().n();
            bytes += attribute.getKey().length()
                    + (number == null ? attribute.getValue().s().length() : (number.length() + 1) / 2 + 1);
        }
        return bytes;
    }

    @Test
    void find_keysLeftUnread_areAskedForAgain() {
        List<MovieEntry> entries = stored(job, 0, 40);
        wire.next(
                BATCH_GET,
                DynamoFaults.unprocessedBut(table, 0),
                DynamoFaults.unprocessedBut(table, 1),
                DynamoFaults.unprocessedBut(table, 0));

        List<Lookup> lookups = joined(entries.stream()
                .map(entry -> ledger.find(job.id(), entry.movieId()))
                .toList());

        assertThat(lookups)
                .isEqualTo(entries.stream().<Lookup>map(Lookup.Found::new).toList());
    }

    @Test
    void find_keysLeftUnreadForEver_failsAndNeverSaysAbsent() {
        MovieEntry entry = stored(job, 50, 51).getFirst();
        wire.always(call -> call.operation().equals(BATCH_GET), DynamoFaults.unprocessedBut(table, 0));

        assertFails(ledger.find(job.id(), entry.movieId()), RuntimeException.class);

        assertThat(wire.calls(BATCH_GET)).hasSize(7);
    }

    @Test
    @KnownDifference(
            on = MOTO,
            always = false,
            reason = "does not know a transaction again by its token",
            failure = "but was: Existing")
    void open_answerLost_isOpenedOnce() {
        Job own = aJob();
        wire.next(TRANSACT, FaultyHttpClient.lostAnswer());

        assertThat(Ledgers.jobs(faulty, table, clock).open(own)).isEqualTo(new Jobs.Opening.Opened());
        assertThat(jobs.open(own)).isEqualTo(new Jobs.Opening.Existing(new Jobs.Found(own, false)));
    }

    private static void assertFails(CompletableFuture<?> future, Class<? extends Throwable> cause) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(future::join)
                .withCauseInstanceOf(cause);
    }
}
