package dev.reelay.model;

import dev.reelay.ledger.Tally;

/**
 * The job's counts: events that only grow, the shards taken together. Which event a transition counts is repeated from the ledger,
 * where only its table knows.
 *
 * @param stored movies ever stored
 * @param processed movies ever processed
 * @param confirmed movies ever confirmed straight from PROCESSED
 * @param failed movies ever failed
 * @param recovered movies ever confirmed from FAILED
 */
record Events(int stored, int processed, int confirmed, int failed, int recovered) {

    /** Nothing has happened. */
    static final Events NONE = new Events(0, 0, 0, 0, 0);

    /** With one more event: an item has come from one state to another. */
    Events plus(Item from, Item to) {
        return switch (to) {
            case ABSENT -> this;
            case STORED -> new Events(stored + 1, processed, confirmed, failed, recovered);
            case PROCESSED -> new Events(stored, processed + 1, confirmed, failed, recovered);
            case FAILED -> new Events(stored, processed, confirmed, failed + 1, recovered);
            case CONFIRMED ->
                from == Item.FAILED
                        ? new Events(stored, processed, confirmed, failed, recovered + 1)
                        : new Events(stored, processed, confirmed + 1, failed, recovered);
        };
    }

    /** The numbers of {@code GET /jobs/{id}}, as the product works them out. */
    Tally tally() {
        return Tally.ofEvents(stored, processed, confirmed, failed, recovered);
    }

    long fingerprint() {
        return Fingerprint.of(stored, processed, confirmed, failed, recovered);
    }
}
