package dev.reelay.widgets;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whose a widget is, as it was first written.
 *
 * @param name letters and blanks, at least one letter, at most {@value #LONGEST} of them
 */
public record Owner(String name) {

    /** The most characters of a name. */
    public static final int LONGEST = 100;

    private static final Pattern FORM = Pattern.compile(" *\\p{L}[\\p{L} ]*");

    /** Rejects everything but letters and blanks. */
    public Owner {
        if (name.length() > LONGEST || !FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("owner is not 1 to " + LONGEST + " letters and blanks");
        }
    }

    /** The name in keys: in lower case, blanks as dashes. Owners whose slugs agree are one owner. */
    public String slug() {
        return slug(name);
    }

    static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    @Override
    public String toString() {
        return name;
    }
}
