package dev.reelay.producer.intake;

import dev.reelay.movie.JobId;

/**
 * A client's own name for a request, by which a repetition of it is known.
 *
 * @param value 1 to 255 characters of the client's choice
 */
public record IdempotencyKey(String value) {

    /** The most characters of a key. */
    public static final int LONGEST = 255;

    /** Rejects keys that are empty or too long. */
    public IdempotencyKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "an idempotency key has 1 to " + LONGEST + " characters, this one has " + value.length());
        }
    }

    /** Whether {@code text} may be a key. */
    public static boolean isValid(String text) {
        return !text.isEmpty() && text.length() <= LONGEST;
    }

    /** The id of the job that belongs to this key: the ledger's own uniqueness then finds the earlier request. */
    JobId jobId() {
        return JobId.ofIdempotencyKey(value);
    }
}
