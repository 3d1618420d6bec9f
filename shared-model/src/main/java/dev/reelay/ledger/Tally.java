package dev.reelay.ledger;

/**
 * How many movies of a job are in which state.
 *
 * @param stored in state STORED
 * @param processed in state PROCESSED
 * @param confirmed in state CONFIRMED
 * @param failed in state FAILED
 */
public record Tally(int stored, int processed, int confirmed, int failed) {

    /**
     * The tally that belongs to event counts which were read one after another while movies moved on. An event is only counted
     * after the one that must precede it, so where a count lags behind a later one, the later one is right: every
     * sum of events lies between its values at the beginning and at the end of the read, no number is negative, and none adds up to
     * more than there is.
     *
     * @param stored movies ever stored
     * @param processed movies ever processed
     * @param confirmed movies ever confirmed straight from PROCESSED
     * @param failed movies ever failed
     * @param recovered movies ever confirmed from FAILED
     */
    public static Tally ofEvents(int stored, int processed, int confirmed, int failed, int recovered) {
        int everFailed = Math.max(failed, recovered);
        int everProcessed = Math.max(processed, confirmed + everFailed);
        int everStored = Math.max(stored, everProcessed);
        return new Tally(
                everStored - everProcessed,
                everProcessed - confirmed - everFailed,
                confirmed + recovered,
                everFailed - recovered);
    }

    /** All movies that have an item. */
    public int recorded() {
        return stored + processed + confirmed + failed;
    }
}
