package dev.reelay.ledger;

import java.util.regex.Pattern;

/**
 * For whom a job is: a person, a team or a program, in the client's own words. Nobody is asked whether that is true.
 *
 * @param value 1 to 64 characters as {@link #RULE} says; upper and lower case differ
 */
public record Owner(String value) {

    /** The most characters of an owner. */
    public static final int LONGEST = 64;

    /** What an owner may look like, to be read after a field's name. */
    public static final String RULE = "must be 1 to " + LONGEST
            + " letters (A-Z, a-z), digits, blanks, dots, hyphens, underscores and @, no blank at either end";

    /**
     * The same as a regular expression. ASCII, so that no two owners look the same; no {@code +}, which is a blank in the query of a
     * URL.
     */
    public static final String FORM = "[A-Za-z0-9._@-]([A-Za-z0-9 ._@-]{0,62}[A-Za-z0-9._@-])?";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    /** Rejects what breaks the {@link #RULE}. */
    public Owner {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "this owner, of " + value.length() + " characters, breaks the rule: it " + RULE);
        }
    }

    /** Whether {@code text} may be an owner. */
    public static boolean isValid(String text) {
        return PATTERN.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
