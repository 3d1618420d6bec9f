package dev.reelay.ledger;

import static dev.reelay.Fixtures.NOON;
import static dev.reelay.Fixtures.aJob;
import static dev.reelay.Fixtures.aJobOf;
import static dev.reelay.Fixtures.aLargestFile;
import static dev.reelay.Fixtures.anEntryOf;
import static dev.reelay.ledger.DynamoFaults.TRANSACT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.Fixtures;
import dev.reelay.backend.aws.FaultyHttpClient;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.ledger.Movies.Outcome;
import dev.reelay.ledger.dynamo.Ledgers;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.OwnFile;
import dev.reelay.movie.UnreadFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many of the largest files of somebody's own at once: they harm neither their neighbours nor the memory. */
abstract class LargeFilesKit extends LedgerKit {

    private static final JsonMapper JSON = new JsonMapper();

    LargeFilesKit(TestBackend backend) {
        super(backend);
    }

    /** Four megabytes are all that a transaction takes, and a flush of the group commit could hold forty. */
    @Test
    void all_manyOfTheLargestAtOnce_moveAndSoDoTheirNeighbours() {
        try (FaultyHttpClient wire = new FaultyHttpClient();
                DynamoDbClient client =
                        backend.dynamoDbClient().httpClient(wire).build()) {
            Movies ledger = Ledgers.movies(client, table, clock);
            Job small = accepted(aJob(20));
            List<MovieEntry> large =
                    IntStream.range(0, 20).mapToObj(this::largestOfAJob).toList();
            List<MovieEntry> all = new ArrayList<>(stored(small, 0, 20));
            all.addAll(large);

            assertThat(states(ledger.record(large))).containsOnly(new MovieState.Stored(NOON));
            assertThat(joined(all.stream()
                            .map(entry -> ledger.advance(entry.pointer(), NOON))
                            .toList()))
                    .containsOnly(new Outcome.Moved());
            List<Lookup> seen = joined(all.stream()
                    .map(entry -> ledger.find(entry.jobId(), entry.movieId()))
                    .toList());
            assertThat(joined(seen.stream()
                            .map(found -> ledger.move(
                                    ((Lookup.Found) found).entry(), new MovieState.Confirmed(NOON, NOON, NOON)))
                            .toList()))
                    .containsOnly(new Outcome.Moved());

            assertThat(progress(small).tally()).isEqualTo(new Tally(0, 0, 20, 0));
            assertThat(large)
                    .allSatisfy(entry -> assertThat(found(entry).state()).isInstanceOf(MovieState.Confirmed.class));
            Set<String> partitions =
                    large.stream().map(entry -> "JOB#" + entry.jobId() + "#0").collect(Collectors.toSet());
            assertThat(wire.calls(TRANSACT))
                    .allSatisfy(call -> assertThat(actionsOn(partitions, call)).isLessThanOrEqualTo(8))
                    .anySatisfy(call -> assertThat(actionsOn(partitions, call)).isEqualTo(8));
        }
    }

    /** Whatever is asked of many files at once, what comes back over the wire is a fraction of one of them. */
    @Test
    void all_manyOfTheLargestSeenAgain_leaveTheirPairsInTheTable() {
        AtomicLong answered = new AtomicLong();
        try (FaultyHttpClient wire = new FaultyHttpClient().always(call -> true, measured(answered));
                DynamoDbClient client =
                        backend.dynamoDbClient().httpClient(wire).build()) {
            Movies ledger = Ledgers.movies(client, table, clock);
            List<MovieEntry> large =
                    IntStream.range(0, 20).mapToObj(this::largestOfAJob).toList();
            joined(ledger.record(large));
            List<MovieEntry> unread = large.stream().map(Fixtures::unread).toList();

            assertThat(joined(ledger.record(large))).isEqualTo(unread);
            assertThat(joined(large.stream()
                            .map(entry -> ledger.find(entry.jobId(), entry.movieId()))
                            .toList()))
                    .isEqualTo(unread.stream().map(Lookup.Found::new).toList());
            advanceAll(ledger, large);
            assertThat(advanceAll(ledger, large))
                    .allSatisfy(again -> assertThat(again)
                            .isInstanceOfSatisfying(
                                    Outcome.Stayed.class,
                                    stayed -> assertThat(((Lookup.Found) stayed.current())
                                                    .entry()
                                                    .payload())
                                            .isInstanceOf(UnreadFile.class)));

            assertThat(answered.get()).isLessThan(OwnFile.MOST_BYTES);
        }
    }

    private static List<Outcome> advanceAll(Movies ledger, List<MovieEntry> entries) {
        return joined(entries.stream()
                .map(entry -> ledger.advance(entry.pointer(), NOON))
                .toList());
    }

    /** No fault, but the sum of what is answered. */
    private static FaultyHttpClient.Fault measured(AtomicLong answered) {
        return FaultyHttpClient.edited(body -> {
            answered.addAndGet(body.length());
            return body;
        });
    }

    private MovieEntry largestOfAJob(int number) {
        String json = aLargestFile(number);
        return anEntryOf(accepted(aJobOf(json)), json);
    }

    /** How many actions of a transaction put or update items of these partitions. */
    private static long actionsOn(Set<String> partitions, FaultyHttpClient.Call call) {
        return JSON.readTree(call.body())
                .path("TransactItems")
                .valueStream()
                .filter(action -> partitions.contains(
                                partition(action.path("Put").path("Item")))
                        || partitions.contains(partition(action.path("Update").path("Key"))))
                .count();
    }

    private static String partition(JsonNode key) {
        return key.path("pk").path("S").asString("");
    }
}
