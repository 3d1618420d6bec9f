package dev.reelay.producer.problem;

import org.jspecify.annotations.Nullable;

/**
 * How many entries a client wants at most.
 *
 * @param value 1 to 1,000
 */
public record Limit(int value) {

    /** The most. */
    public static final int MOST = 1_000;

    /** Where the client does not say. */
    public static final int DEFAULT = 50;

    private static final int MOST_DIGITS = 9;

    /** Rejects values outside 1 to 1,000. */
    public Limit {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException("limit is not from 1 to " + MOST + ": " + value);
        }
    }

    /**
     * Reads the query parameter {@code limit}: decimal digits and nothing else; empty is as good as absent.
     *
     * @throws ProblemException if it breaks the rule
     */
    public static Limit parse(@Nullable String text) {
        return parse(text, DEFAULT);
    }

    /** The same, for a list that has another limit where the client does not say. */
    public static Limit parse(@Nullable String text, int otherwise) {
        return QueryText.given(text).map(Limit::read).orElseGet(() -> new Limit(otherwise));
    }

    private static Limit read(String text) {
        if (!text.matches("[0-9]{1," + MOST_DIGITS + "}") || outOfRange(Integer.parseInt(text))) {
            throw new ProblemException(Problem.BadInput.of("limit", "must be a whole number from 1 to " + MOST));
        }
        return new Limit(Integer.parseInt(text));
    }

    private static boolean outOfRange(int value) {
        return value < 1 || value > MOST;
    }
}
