package dev.reelay.sweep;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A part of a bucket's keys, in the order in which S3 lists them. Ranges that are cut from one never overlap and leave nothing
 * out, whatever keys there are: each begins behind the key at which the one before it ends.
 *
 * @param prefix with which all of its keys begin; may be empty
 * @param after they come after this one; none: from the first
 * @param upTo none of them comes after this one, which itself belongs to them; none: to the last
 */
public record KeyRange(String prefix, Optional<String> after, Optional<String> upTo) {

    private static final String CUTS = "123456789abcdef";

    /** All keys that begin with {@code prefix}. */
    public static KeyRange all(String prefix) {
        return new KeyRange(prefix, Optional.empty(), Optional.empty());
    }

    /** What of this range comes after a key of it. */
    public KeyRange rest(String lastKey) {
        return new KeyRange(prefix, Optional.of(lastKey), upTo);
    }

    /** Whether a key, which the bucket lists after {@link #after}, still belongs to it. */
    public boolean reaches(String key) {
        // As S3 orders them, by their bytes: up to the character that decides, both have the prefix; and that one is a
        // hex digit of ours.
        return upTo.isEmpty() || key.compareTo(upTo.get()) <= 0;
    }

    /** Whether a key goes on, behind the prefix, with digits of a digest: such keys spread evenly over {@link #byNextDigit}. */
    boolean spreads(String key) {
        int next = prefix.length();
        return key.length() > next
                && key.indexOf('/', next) < 0
                && HexFormat.isHexDigit(key.charAt(next))
                && DigestName.in(key).isPresent();
    }

    /** This range, cut before each digit that may stand behind the prefix: 16 ranges, or fewer if it begins later. */
    List<KeyRange> byNextDigit() {
        List<KeyRange> ranges = new ArrayList<>();
        Optional<String> from = after;
        for (int i = 0; i < CUTS.length(); i++) {
            String cut = prefix + CUTS.charAt(i);
            if (from.isEmpty() || cut.compareTo(from.get()) > 0) {
                ranges.add(new KeyRange(prefix, from, Optional.of(cut)));
                from = Optional.of(cut);
            }
        }
        ranges.add(new KeyRange(prefix, from, upTo));
        return ranges;
    }
}
