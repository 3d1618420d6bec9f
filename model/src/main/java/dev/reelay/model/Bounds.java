package dev.reelay.model;

/**
 * How large a model is.
 *
 * @param movies in the job
 * @param chunk the most movies that are generated at once; a larger range is split
 * @param deliveries of a message until it is a dead letter, and attempts of the client until it gives up
 * @param fifo whether a queue may drop a message like one that was sent before
 */
record Bounds(int movies, int chunk, int deliveries, boolean fifo) {

    /** The size that is explored exhaustively: two movies, two deliveries. */
    static Bounds small(int chunk) {
        return new Bounds(2, chunk, 2, false);
    }

    /** What is to be done with a range. */
    Phase work(Letter range) {
        return range.size() <= chunk ? Phase.WRITE : Phase.SPLIT;
    }
}
