package dev.reelay.producer.sweeping;

import dev.reelay.schema.QueueUrl;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A FIFO queue that a bucket is to be swept into.
 *
 * @param text as it was given: its name or its URL
 * @param name its name, which ends in {@code .fifo}
 * @param account whose it is, 12 digits; none: ours
 */
public record TargetName(String text, String name, Optional<String> account) {

    private static final int LONGEST = 500;
    private static final String NAME = "[A-Za-z0-9_-]{1,75}\\.fifo";
    private static final Pattern BARE = Pattern.compile(NAME);

    /** Where requests go is never a stranger's choice: of a URL's host no more is taken than which region of AWS it names. */
    private static final Pattern URL = Pattern.compile("https?://[^/?#]+/(?:[^/?#]+/)*([0-9]{12})/" + NAME);

    /** The region of AWS in which its URL says that it is; nothing if it says none. */
    public Optional<String> region() {
        return QueueUrl.region(text);
    }

    /** The queue that {@code text} names, or nothing. */
    public static Optional<TargetName> parse(String text) {
        if (BARE.matcher(text).matches()) {
            return Optional.of(new TargetName(text, text, Optional.empty()));
        }
        Matcher url = URL.matcher(text);
        return text.length() <= LONGEST && url.matches()
                ? Optional.of(new TargetName(text, QueueUrl.name(text), Optional.ofNullable(url.group(1))))
                : Optional.empty();
    }
}
