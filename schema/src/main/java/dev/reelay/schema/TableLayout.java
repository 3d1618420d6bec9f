package dev.reelay.schema;

/**
 * The one table: on demand, keys {@code pk} and {@code sk} (both S), and one sparse index. No stream: nothing reads
 * one, and together with the index it makes DynamoDB Local five times slower.
 *
 * <p>Only items that carry {@link #LISTED} and {@link #LISTED_ON} appear in {@link #JOBS_NEWEST_FIRST}, so that the index
 * holds jobs and nothing else: each once among all jobs, and once more under its owner if it has one; partitions that begin with
 * {@code WIDGET#} have none. DynamoDB deletes an item some time after the second in {@link #EXPIRES_ON} has passed.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">Time to live</a>
 */
public final class TableLayout {

    /** Partition key, S. */
    public static final String PARTITION_KEY = "pk";

    /** Sort key, S. */
    public static final String SORT_KEY = "sk";

    /** The sparse index over the jobs; all attributes are projected. */
    public static final String JOBS_NEWEST_FIRST = "jobs-newest-first";

    /** Partition key of {@link #JOBS_NEWEST_FIRST}, S. */
    public static final String LISTED = "listed";

    /** Sort key of {@link #JOBS_NEWEST_FIRST}, S. */
    public static final String LISTED_ON = "listed_on";

    /** Time to live, N: seconds since 1970 in UTC. */
    public static final String EXPIRES_ON = "expires_on";

    private TableLayout() {}
}
