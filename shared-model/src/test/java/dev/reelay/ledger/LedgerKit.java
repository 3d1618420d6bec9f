package dev.reelay.ledger;

import static dev.reelay.Fixtures.NOON;
import static dev.reelay.Fixtures.anEntry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.backend.aws.TestBackend;
import dev.reelay.ledger.Movies.Outcome;
import dev.reelay.ledger.dynamo.Ledgers;
import dev.reelay.movie.MovieState;
import dev.reelay.schema.TableLayout;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the kits of the ledger share: a ledger over a real backend, and a view of its table that the ledger has no part in. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
abstract class LedgerKit {

    private static final AttributeValue NOTHING = AttributeValue.fromS("nothing");

    final TestBackend backend;
    final DynamoDbClient client;
    final String table;
    final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    final Jobs jobs;
    final Movies movies;
    final Timelines timelines;

    LedgerKit(TestBackend backend) {
        this.backend = backend;
        this.client = backend.dynamoDbClient().build();
        this.table = backend.names().table();
        this.jobs = Ledgers.jobs(client, table, clock);
        this.movies = Ledgers.movies(client, table, clock);
        this.timelines = Ledgers.timelines(client, table);
    }

    @AfterAll
    void closeClient() {
        client.close();
    }

    /** A job that is accepted. */
    Job accepted(Job job) {
        assertThat(jobs.open(job)).isEqualTo(new Jobs.Opening.Opened());
        assertThat(jobs.accept(job)).isTrue();
        return job;
    }

    /** These movies of the job, just stored. */
    List<MovieEntry> stored(Job job, int from, int to) {
        List<MovieEntry> entries =
                IntStream.range(from, to).mapToObj(i -> anEntry(job, i)).toList();
        assertThat(states(movies.record(entries))).containsOnly(new MovieState.Stored(NOON));
        return entries;
    }

    MovieEntry stored(Job job) {
        return stored(job, 0, 1).getFirst();
    }

    MovieEntry processed(Job job) {
        MovieEntry entry = stored(job);
        assertThat(movies.advance(entry.pointer(), NOON).join()).isEqualTo(new Outcome.Moved());
        return found(entry);
    }

    MovieEntry found(MovieEntry entry) {
        Lookup lookup = movies.find(entry.jobId(), entry.movieId()).join();
        assertThat(lookup).isInstanceOf(Lookup.Found.class);
        return ((Lookup.Found) lookup).entry();
    }

    Progress progress(Job job) {
        return jobs.progress(job.id()).orElseThrow();
    }

    /** Invariant 3, from outside: the numbers that the ledger tells are those of the items. */
    void assertCountsAreTheItems(Job job) {
        assertThat(progress(job).tally()).isEqualTo(countedItems(job));
    }

    Tally countedItems(Job job) {
        Map<String, Integer> states = new HashMap<>();
        items(job)
                .filter(item -> item.containsKey("movie_id"))
                .forEach(
                        item -> states.merge(item.getOrDefault("state", NOTHING).s(), 1, Integer::sum));
        return new Tally(
                states.getOrDefault("STORED", 0),
                states.getOrDefault("PROCESSED", 0),
                states.getOrDefault("CONFIRMED", 0),
                states.getOrDefault("FAILED", 0));
    }

    /** All items of a job, whatever they are. */
    Stream<Map<String, AttributeValue>> items(Job job) {
        return client
                .scanPaginator(scan -> scan.tableName(table)
                        .consistentRead(true)
                        .filterExpression("begins_with(#pk, :job)")
                        .expressionAttributeNames(Map.of("#pk", TableLayout.PARTITION_KEY))
                        .expressionAttributeValues(Map.of(":job", AttributeValue.fromS("JOB#" + job.id()))))
                .items()
                .stream();
    }

    /** A movie's item, under the key that the layout gives it: chunks of 90. */
    Map<String, AttributeValue> item(MovieEntry entry) {
        String chunk = "JOB#" + entry.jobId() + "#" + entry.movieId().number() / 90;
        return client.getItem(get -> get.tableName(table)
                        .consistentRead(true)
                        .key(Map.of(
                                TableLayout.PARTITION_KEY, AttributeValue.fromS(chunk),
                                TableLayout.SORT_KEY, AttributeValue.fromS("MOVIE#" + entry.movieId()))))
                .item();
    }

    /** Somebody else than the ledger writes a movie's item. */
    void tamper(MovieEntry entry, Consumer<Map<String, AttributeValue>> change) {
        Map<String, AttributeValue> item = new HashMap<>(item(entry));
        change.accept(item);
        client.putItem(put -> put.tableName(table).item(item));
    }

    static <T> List<T> joined(List<CompletableFuture<T>> futures) {
        return futures.stream().map(CompletableFuture::join).toList();
    }

    static List<MovieState> states(List<CompletableFuture<MovieEntry>> recorded) {
        return joined(recorded).stream().map(MovieEntry::state).toList();
    }
}
