package dev.reelay.producer.intake;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.Owner;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a client asks for.
 *
 * @param count how many movies, 1 to {@link Job#MOST_MOVIES}
 * @param seed from which the movies follow; if absent, one is drawn
 * @param owner for whom it is, if the client says so
 */
public record JobOrder(int count, OptionalLong seed, Optional<Owner> owner) {

    /** The count where the client does not say. */
    public static final int DEFAULT_COUNT = 10;

    /** Rejects counts that no job can have. */
    public JobOrder {
        if (!isValid(count)) {
            throw new IllegalArgumentException("count is not from 1 to " + Job.MOST_MOVIES + ": " + count);
        }
    }

    /** An order for nobody in particular. */
    public JobOrder(int count, OptionalLong seed) {
        this(count, seed, Optional.empty());
    }

    /** Whether a job can have so many movies. */
    public static boolean isValid(long count) {
        return count >= 1 && count <= Job.MOST_MOVIES;
    }

    /**
     * The order in one line, the same for orders that ask for the same: {@code count=25 seed=-}, {@code count=25 seed=7 owner=Ada}. The
     * owner comes last, because it may hold blanks, and only if there is one: a key that came before there were owners is known again.
     */
    String canonical() {
        String what = "count=" + count + " seed=" + (seed.isPresent() ? Long.toString(seed.getAsLong()) : "-");
        return owner.map(name -> what + " owner=" + name).orElse(what);
    }
}
