package dev.reelay.movie;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name under which somebody sent a file of their own. It says nothing of where the file lies: that is its digest's to say.
 *
 * @param value 1 to 128 letters, digits, dots, underscores and hyphens, ending in {@code .json}
 */
public record FileName(String value) {

    /** The rule as a regular expression. */
    public static final String FORM = "[A-Za-z0-9._-]{0,123}\\.json";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    /** Rejects everything that breaks the rule. */
    public FileName {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "file name is not 1 to 128 letters, digits, dots, underscores and hyphens" + " ending in .json: "
                            + Quoted.of(value));
        }
    }

    /** The name that {@code text} is, or nothing: what a client sends is not an error here. */
    public static Optional<FileName> parse(String text) {
        return PATTERN.matcher(text).matches() ? Optional.of(new FileName(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
