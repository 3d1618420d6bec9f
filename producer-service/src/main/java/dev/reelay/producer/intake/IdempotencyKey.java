package dev.reelay.producer.intake;

import dev.reelay.movie.JobId;
import dev.reelay.producer.problem.Problem;
import dev.reelay.producer.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client's own name for a request, by which a repetition of it is known.
 *
 * @param value 1 to 255 characters of the client's choice
 */
public record IdempotencyKey(String value) {

    /** The header that carries it. */
    public static final String HEADER = "Idempotency-Key";

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

    /**
     * Reads the header, which may be absent.
     *
     * @throws ProblemException if it breaks the rule
     */
    public static Optional<IdempotencyKey> parse(@Nullable String text) {
        if (text != null && !isValid(text)) {
            throw new ProblemException(Problem.BadInput.of(HEADER, "must have 1 to " + LONGEST + " characters"));
        }
        return Optional.ofNullable(text).map(IdempotencyKey::new);
    }

    /** The id of the job that belongs to this key: the ledger's own uniqueness then finds the earlier request. */
    JobId jobId() {
        return JobId.ofIdempotencyKey(value);
    }
}
