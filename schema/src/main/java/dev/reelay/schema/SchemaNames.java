package dev.reelay.schema;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The names of everything Reelay needs in an AWS account, each valid where it will be used.
 *
 * <p>A queue whose name ends in {@code .fifo} is a FIFO queue. A queue's name leaves room for the {@code -dlq} of its
 * dead-letter queue within the 80 characters of SQS.
 *
 * @param bucket where the files lie
 * @param table where the jobs, their counters and their movies are kept
 * @param generateQueue ranges of movies that are to be generated
 * @param loadQueue pointers to stored movies
 * @param confirmQueue pointers to processed movies
 * @param sweepQueue parts of buckets that are to be swept or audited
 */
public record SchemaNames(
        String bucket, String table, String generateQueue, String loadQueue, String confirmQueue, String sweepQueue) {

    private static final String SWEEP = "bucket-sweep";
    private static final String FIFO = ".fifo";
    private static final String DEAD_LETTERS = "-dlq";
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
    private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9_-]{1,76}|[A-Za-z0-9_-]{1,71}\\.fifo");

    /** Checks each name against the rules of its service, and that no queue is given twice. */
    public SchemaNames {
        checkBucket(bucket);
        checkTable(table);
        List<String> queues = List.of(generateQueue, loadQueue, confirmQueue, sweepQueue);
        queues.forEach(SchemaNames::checkQueue);
        if (new HashSet<>(queues).size() < queues.size()) {
            throw new IllegalArgumentException("queues " + queues + " are not all different names: give each its own");
        }
    }

    /** The names of the contract. */
    public static SchemaNames defaults() {
        return new SchemaNames(
                "movie-bucket", "movie-job-information", "movie-generate", "movie-load", "movie-confirm", SWEEP);
    }

    /** What the queue of sweeps is called unless it is named: it is of the same kind as {@code generateQueue}, standard or FIFO. */
    public static String sweepQueueBeside(String generateQueue) {
        return isFifo(generateQueue) ? SWEEP + FIFO : SWEEP;
    }

    /** The same with {@code suffix}, such as {@code .fifo}, at the end of every queue that does not have it yet. */
    public SchemaNames withQueueSuffix(String suffix) {
        return new SchemaNames(
                bucket,
                table,
                suffixed(generateQueue, suffix),
                suffixed(loadQueue, suffix),
                suffixed(confirmQueue, suffix),
                suffixed(sweepQueue, suffix));
    }

    /** The queues that carry work: three in the order in which a movie meets them, and that of the sweeps. */
    public List<String> queues() {
        return List.of(generateQueue, loadQueue, confirmQueue, sweepQueue);
    }

    /** The queues of movies, in the order in which a movie meets them. */
    public List<String> movieQueues() {
        return List.of(generateQueue, loadQueue, confirmQueue);
    }

    /** The dead-letter queue of {@code queue}: {@code Q-dlq}, or {@code Q-dlq.fifo} of {@code Q.fifo}. */
    public static String deadLetterQueue(String queue) {
        return isFifo(queue)
                ? queue.substring(0, queue.length() - FIFO.length()) + DEAD_LETTERS + FIFO
                : queue + DEAD_LETTERS;
    }

    /** Whether SQS treats a queue of this name as a FIFO queue. */
    public static boolean isFifo(String queue) {
        return queue.endsWith(FIFO);
    }

    private static String suffixed(String queue, String suffix) {
        return queue.endsWith(suffix) ? queue : queue + suffix;
    }

    static void checkBucket(String name) {
        check(BUCKET, "bucket", name, "3 to 63 lower-case letters, digits, dots and hyphens");
    }

    static void checkTable(String name) {
        check(TABLE, "table", name, "3 to 255 letters, digits, dots, hyphens and underscores");
    }

    static void checkQueue(String name) {
        check(QUEUE, "queue", name, "1 to 76 letters, digits, hyphens and underscores, .fifo at the end included");
    }

    private static void check(Pattern pattern, String kind, String name, String rule) {
        if (!pattern.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not a name for a " + kind + ": use " + rule);
        }
    }
}
