package dev.reelay.ledger.dynamo;

import dev.reelay.batching.Batches;
import dev.reelay.batching.GroupCommit;
import dev.reelay.ledger.Job;
import dev.reelay.ledger.Lookup;
import dev.reelay.ledger.MovieEntry;
import dev.reelay.ledger.Movies;
import dev.reelay.ledger.Page;
import dev.reelay.ledger.dynamo.CountItem.Event;
import dev.reelay.movie.JobId;
import dev.reelay.movie.MovieId;
import dev.reelay.movie.MovieState;
import dev.reelay.movie.Pointer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The movies' side of the table: writes through {@link Transactions}, reads through {@code BatchGetItem}. */
final class MoviesTable implements Movies {

    /** Leaves one of 100, actions or keys, for the job that nearly every batch is of. */
    private static final int MOST_MOVIES = 99;

    /**
     * At 20 ms a call this is 10,000 movies a second and instance. More would only meet each other on the counts, and on DynamoDB
     * Local, which serialises, the reads would starve.
     */
    private static final int MOST_AT_ONCE = 2;

    /** For company; about what one of these calls takes. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final Logger LOG = LoggerFactory.getLogger(MoviesTable.class);

    /** A page costs at most this many queries, however rare the state that is asked for. */
    private static final int MOST_CHUNKS_PER_PAGE = 50;

    private static final Pattern CURSOR = Pattern.compile("movie:([0-9]{1,7})");

    private final DynamoDbClient client;
    private final String table;
    private final AwsRequestOverrideConfiguration bounds;
    private final Transactions transactions;
    private final BatchReads batchReads;
    private final KnownJobs knownJobs;
    private final GroupCommit<Write, Outcome> writes;
    private final GroupCommit<MovieKey, Lookup> reads;

    /**
     * Lists, and looks at a whole item, take at most {@code timeout} for each call, because a client waits for them; {@code firstShard} of the counts is the one
     * that is added to first: at random, so that instances do not meet there.
     */
    MoviesTable(DynamoDbClient client, String table, Clock clock, Duration timeout, Batches batches, int firstShard) {
        this.client = client;
        this.table = table;
        this.bounds = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(timeout)
                .build();
        this.batchReads = new BatchReads(client, table);
        this.transactions = new Transactions(client, table, batchReads, clock, firstShard);
        this.knownJobs = new KnownJobs(batchReads);
        this.writes = batches.of("ledger.write", MOST_MOVIES, MOST_AT_ONCE, PAUSE, this::write);
        this.reads = batches.of("ledger.read", MOST_MOVIES, MOST_AT_ONCE, PAUSE, this::read);
    }

    @Override
    public List<CompletableFuture<MovieEntry>> record(List<MovieEntry> entries) {
        List<Write> creations =
                entries.stream().map(entry -> Write.creating(table, entry)).toList();
        List<CompletableFuture<MovieEntry>> recorded = new ArrayList<>();
        List<CompletableFuture<Outcome>> outcomes = writes.submitAll(creations);
        for (int i = 0; i < entries.size(); i++) {
            MovieEntry entry = entries.get(i);
            recorded.add(outcomes.get(i).thenApply(outcome -> after(outcome, entry)));
        }
        return recorded;
    }

    private static MovieEntry after(Outcome outcome, MovieEntry entry) {
        return outcome instanceof Outcome.Stayed(Lookup.Found(MovieEntry current)) ? current : entry;
    }

    @Override
    public CompletableFuture<Outcome> advance(Pointer pointer, Instant processedOn) {
        return writes.submit(Write.advancing(table, pointer, processedOn));
    }

    @Override
    public CompletableFuture<Outcome> move(MovieEntry seen, MovieState next) {
        return writes.submit(Write.moving(table, seen, next));
    }

    /** An advance follows the word of a pointer alone, so the job is looked for first; other writes follow a look at it. */
    private List<CompletableFuture<Outcome>> write(List<Write> batch) {
        Set<JobId> unknown = batch.stream()
                .filter(write -> write.event() == Event.PROCESSED)
                .map(write -> write.movie().jobId())
                .collect(Collectors.toSet());
        Map<JobId, Boolean> there = knownJobs.there(unknown);
        unknown.removeAll(there.keySet());
        Iterator<CompletableFuture<Outcome>> executed = transactions
                .execute(batch.stream()
                        .filter(write -> !unknown.contains(write.movie().jobId()))
                        .map(write -> there.getOrDefault(write.movie().jobId(), false) ? write.ofLarge() : write)
                        .toList())
                .iterator();
        return batch.stream()
                .map(write -> unknown.contains(write.movie().jobId())
                        ? CompletableFuture.<Outcome>completedFuture(new Outcome.Stayed(new Lookup.Absent()))
                        : executed.next())
                .toList();
    }

    @Override
    public CompletableFuture<Lookup> find(JobId jobId, MovieId movieId) {
        return reads.submit(new MovieKey(jobId, movieId));
    }

    private List<CompletableFuture<Lookup>> read(List<MovieKey> batch) {
        var items = batchReads.items(batch.stream()
                .flatMap(movie -> Stream.of(movie.key(), Layout.jobKey(movie.jobId())))
                .collect(Collectors.toSet()));
        return batch.stream()
                .map(movie -> items.containsKey(Layout.jobKey(movie.jobId()))
                        ? MovieItem.lookup(items.getOrDefault(movie.key(), Map.of()))
                        : new Lookup.Absent())
                .map(CompletableFuture::completedFuture)
                .toList();
    }

    @Override
    public Lookup findWhole(JobId jobId, MovieId movieId) {
        var response = client.getItem(get -> get.tableName(table)
                .overrideConfiguration(bounds)
                .key(Layout.movieKey(jobId, movieId))
                .consistentRead(true));
        return MovieItem.wholeLookup(response.hasItem() ? response.item() : Map.of());
    }

    @Override
    public Page<MovieEntry> list(Job job, Optional<String> state, int limit, Optional<String> cursor) {
        int from = cursor.map(MoviesTable::position).orElse(0);
        int lastChunk = (job.count() - 1) / PER_CHUNK;
        int beyond = Math.min(lastChunk + 1, from / PER_CHUNK + MOST_CHUNKS_PER_PAGE);
        List<MovieEntry> found = new ArrayList<>();
        for (int chunk = from / PER_CHUNK; chunk < beyond && found.size() < limit; chunk++) {
            found.addAll(chunk(job.id(), chunk, new MovieId(Math.max(from, chunk * PER_CHUNK)), state));
        }
        if (found.size() >= limit) {
            List<MovieEntry> page = List.copyOf(found.subList(0, limit));
            int next = page.getLast().movieId().number() + 1;
            return new Page<>(page, next < job.count() ? Optional.of(cursor(next)) : Optional.empty());
        }
        return new Page<>(found, beyond <= lastChunk ? Optional.of(cursor(beyond * PER_CHUNK)) : Optional.empty());
    }

    private List<MovieEntry> chunk(JobId jobId, int chunk, MovieId from, Optional<String> state) {
        QueryRequest.Builder query = QueryRequest.builder()
                .tableName(table)
                .overrideConfiguration(bounds)
                .consistentRead(true)
                .keyConditionExpression("#pk = :pk AND #sk >= :from")
                .projectionExpression(MovieItem.WITHOUT_PAIRS.expression())
                .expressionAttributeNames(MovieItem.WITHOUT_PAIRS.names());
        Map<String, AttributeValue> values =
                new HashMap<>(Map.of(":pk", Layout.chunkPartition(jobId, chunk), ":from", Layout.movieSortKey(from)));
        state.ifPresent(name -> {
            values.put(":state", AttributeValue.fromS(name));
            query.filterExpression("#state = :state");
        });
        query.expressionAttributeValues(values);
        return client.queryPaginator(query.build()).items().stream()
                .flatMap(item -> readable(item).stream())
                .toList();
    }

    /** An item that somebody else wrote is left out: one of them must not hide all others. */
    private static Optional<MovieEntry> readable(Map<String, AttributeValue> item) {
        return switch (MovieItem.lookup(item)) {
            case Lookup.Found(MovieEntry entry) -> Optional.of(entry);
            case Lookup.Absent absent -> Optional.empty();
            case Lookup.Unreadable(String problem) -> {
                LOG.warn("left out of a list: {}, {}", Layout.keyOf(item), problem);
                yield Optional.empty();
            }
        };
    }

    private static String cursor(int nextMovie) {
        return Cursors.encode("movie:" + nextMovie);
    }

    private static int position(String cursor) {
        return Integer.parseInt(Cursors.decode(cursor, CURSOR));
    }
}
