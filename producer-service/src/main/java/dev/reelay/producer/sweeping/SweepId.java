package dev.reelay.producer.sweeping;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a sweep or an audit everywhere: in URLs, items and messages.
 *
 * @param value a UUID in lower case, the only spelling accepted, because it is part of keys
 */
public record SweepId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Rejects everything but a lower-case UUID. */
    public SweepId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("sweepId is not a lower-case UUID");
        }
    }

    /** The id that {@code text} spells, or nothing: what a client sends is not an error here. */
    public static Optional<SweepId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SweepId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
