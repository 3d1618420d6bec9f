package dev.reelay.ledger.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.ledger.Movies;
import dev.reelay.movie.JobId;
import dev.reelay.movie.MovieId;
import dev.reelay.schema.TableLayout;
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
 * </table>
 *
 * <p>Beside them lie sweeps and audits, whose keys begin with {@code SWEEP#}: the producer's {@code sweeping} has them.
 *
 * <p>A chunk is {@link Movies#PER_CHUNK} movies: a job is spread over partitions (each takes 1,000 writes a second) and still
 * listed in order by walking them. Counts are sharded because DynamoDB cancels the one of two transactions that meet on an item;
 * any shard may count any movie of the job. An accepted job carries the index's keys; one that is not carries {@code expires_on}.
 */
final class Layout {

    static final int SHARDS = 64;

    static final String JOB = "JOB";
    static final String COUNT_PREFIX = "COUNT#";

    private static final String MOVIE_PREFIX = "MOVIE#";

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
