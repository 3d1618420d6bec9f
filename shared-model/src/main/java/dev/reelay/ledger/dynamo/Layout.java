package dev.reelay.ledger.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.ledger.Movies;
import dev.reelay.movie.JobId;
import dev.reelay.movie.MovieId;
import dev.reelay.schema.TableLayout;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of the one table.
 *
 * <table>
 * <caption>Items</caption>
 * <tr><th>item</th><th>pk</th><th>sk</th></tr>
 * <tr><td>job</td><td>{@code JOB#<jobId>}</td><td>{@code JOB}</td></tr>
 * <tr><td>event counts</td><td>{@code JOB#<jobId>}</td><td>{@code COUNT#<shard>}</td></tr>
 * <tr><td>movie</td><td>{@code JOB#<jobId>#<chunk>}</td><td>{@code MOVIE#<movieId>}</td></tr>
 * <tr><td>event</td><td>{@code JOB#<jobId>#EVENTS}</td><td>{@code EVENT#<instant>#<rank>#<once>}</td></tr>
 * <tr><td>an event's mark</td><td>{@code JOB#<jobId>#EVENTS}</td><td>{@code ONCE#<name>#<once>}</td></tr>
 * </table>
 *
 * <p>Beside them lie sweeps and audits, whose keys begin with {@code SWEEP#}: the producer's {@code sweeping} has them.
 *
 * <p>A chunk is {@link Movies#PER_CHUNK} movies: a job is spread over partitions (each takes 1,000 writes a second) and still
 * listed in order by walking them. Counts are sharded because DynamoDB cancels the one of two transactions that meet on an item;
 * any shard may count any movie of the job. An accepted job carries the index's keys; one that is not carries {@code expires_on}.
 *
 * <p>Events have a partition of their own: however many messages of a job are parked, neither its counts nor who reads them notice.
 * They are in order of time, and where the instant is the same in the order in which such events follow each other. An instant in
 * a key says nothing of whether the event is there already; its mark does. The event {@code submitted} of an accepted job that has
 * an owner is the owner's entry in the index: what lists the job under {@code JOB} is the job's own item, and an item is in an
 * index but once.
 *
 * <p>A movie that is a file of somebody's own has {@code file_name} and the map {@code attributes} in the place of a movie's fields, and its
 * job {@code file_name}, {@code file_bucket} and {@code file_key} in the place of a seed.
 */
final class Layout {

    static final int SHARDS = 64;

    static final String JOB = "JOB";
    static final String COUNT_PREFIX = "COUNT#";
    static final String EVENT_PREFIX = "EVENT#";

    private static final String MOVIE_PREFIX = "MOVIE#";
    private static final String ONCE_PREFIX = "ONCE#";

    private Layout() {}

    static AttributeValue jobPartition(JobId jobId) {
        return fromS("JOB#" + jobId);
    }

    static Map<String, AttributeValue> jobKey(JobId jobId) {
        return Map.of(TableLayout.PARTITION_KEY, jobPartition(jobId), TableLayout.SORT_KEY, fromS(JOB));
    }

    static Map<String, AttributeValue> countKey(JobId jobId, int shard) {
        return Map.of(
                TableLayout.PARTITION_KEY,
                jobPartition(jobId),
                TableLayout.SORT_KEY,
                fromS(COUNT_PREFIX + String.format(Locale.ROOT, "%02d", shard)));
    }

    static AttributeValue eventsPartition(JobId jobId) {
        return fromS("JOB#" + jobId + "#EVENTS");
    }

    static Map<String, AttributeValue> eventKey(JobId jobId, String position) {
        return Map.of(
                TableLayout.PARTITION_KEY,
                eventsPartition(jobId),
                TableLayout.SORT_KEY,
                fromS(EVENT_PREFIX + position));
    }

    static Map<String, AttributeValue> markKey(JobId jobId, String name, String once) {
        return Map.of(
                TableLayout.PARTITION_KEY,
                eventsPartition(jobId),
                TableLayout.SORT_KEY,
                fromS(ONCE_PREFIX + name + "#" + once));
    }

    /** An instant with all its digits, so that texts sort as instants do. */
    static String sortable(Instant instant) {
        return String.format(Locale.ROOT, "%019d.%09d", instant.getEpochSecond(), instant.getNano());
    }

    /** The key within an item. */
    static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        return Map.of(
                TableLayout.PARTITION_KEY, item.get(TableLayout.PARTITION_KEY),
                TableLayout.SORT_KEY, item.get(TableLayout.SORT_KEY));
    }

    static int chunkOf(MovieId movieId) {
        return movieId.number() / Movies.PER_CHUNK;
    }

    static AttributeValue chunkPartition(JobId jobId, int chunk) {
        return fromS("JOB#" + jobId + "#" + chunk);
    }

    static AttributeValue movieSortKey(MovieId movieId) {
        return fromS(MOVIE_PREFIX + movieId);
    }

    static Map<String, AttributeValue> movieKey(JobId jobId, MovieId movieId) {
        return Map.of(
                TableLayout.PARTITION_KEY,
                chunkPartition(jobId, chunkOf(movieId)),
                TableLayout.SORT_KEY,
                movieSortKey(movieId));
    }
}
