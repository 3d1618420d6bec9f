package dev.reelay.widgets;

import dev.reelay.movie.Sha256;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a widget everywhere: in URLs, keys and message groups.
 *
 * @param owner the owner's {@linkplain Owner#slug() slug}
 * @param widgetId 1 to 128 ASCII letters, digits, dots, hyphens and underscores, the first a letter or a digit
 */
public record WidgetKey(String owner, String widgetId) {

    static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /** Marks are what some letters leave behind in lower case. */
    private static final Pattern SLUG = Pattern.compile("-*\\p{L}[\\p{L}\\p{M}-]{0,300}");

    /** Rejects ids and slugs that are none. */
    public WidgetKey {
        if (!ID.matcher(widgetId).matches()) {
            throw new IllegalArgumentException(
                    "widgetId is not 1 to 128 letters, digits, dots, hyphens and underscores");
        }
        if (!SLUG.matcher(owner).matches() || !owner.equals(Owner.slug(owner))) {
            throw new IllegalArgumentException("owner is not a name in lower case with dashes for its blanks");
        }
    }

    /** The key of this widget of this owner. */
    public static WidgetKey of(Owner owner, String widgetId) {
        return new WidgetKey(owner.slug(), widgetId);
    }

    /** The key that a client spells, with the owner's name or its slug, or nothing. */
    public static Optional<WidgetKey> parse(String owner, String widgetId) {
        try {
            return Optional.of(new WidgetKey(Owner.slug(owner), widgetId));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Both, as in a URL: {@code ann-lee/w-1}. */
    public String path() {
        return owner + "/" + widgetId;
    }

    /** The message group of its requests: a digest, because SQS takes 128 ASCII characters. */
    public String group() {
        return Sha256.hex(path());
    }

    @Override
    public String toString() {
        return path();
    }
}
