package dev.reelay.benchmarks.price;

/**
 * What a run did with the table: counted by the services' metrics, with the sizes of the items as they lie in the table afterwards.
 *
 * @param jobs submitted
 * @param transactions each of which also writes one count
 * @param movieWrites actions on movies in transactions
 * @param movieReads movies read in batches
 * @param jobReads calls that also, or only, read the job's item
 * @param movieBytes an average movie's item
 */
public record Usage(
        double jobs, double transactions, double movieWrites, double movieReads, double jobReads, int movieBytes) {

    /**
     * Units of a job, in transactions, where each action counts double: the job and its first event, put and then accepted (8), the job's entry in
     * the index (2), and that generation has begun, with its mark (4).
     */
    private static final int JOB_WRITES = 14;

    private static final int SMALL = 1;

    /** The units of it: every action of a transaction counts double, every read is strongly consistent. */
    public Units units() {
        return new Units(
                movieWrites * Capacity.transactWrite(movieBytes)
                        + transactions * Capacity.transactWrite(SMALL)
                        + jobs * JOB_WRITES,
                movieReads * Capacity.consistentRead(movieBytes) + jobReads * Capacity.consistentRead(SMALL));
    }
}
