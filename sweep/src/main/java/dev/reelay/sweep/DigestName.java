package dev.reelay.sweep;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys that say which bytes their object has: {@code [FOLDER/]DIGEST[.EXTENSION]}, with a SHA-256 in lower-case hex. */
public final class DigestName {

    private static final Pattern FORM = Pattern.compile("(?:.*/)?([0-9a-f]{64})(?:\\.[^/]*)?", Pattern.DOTALL);

    private DigestName() {}

    /** The digest that a key claims, 64 hex digits; nothing if it claims none. */
    public static Optional<String> in(String key) {
        Matcher matcher = FORM.matcher(key);
        return matcher.matches() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }
}
