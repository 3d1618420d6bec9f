package dev.reelay.movie;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a movie's file: the SHA-256 of its bytes, so that the name alone proves the content.
 *
 * @param value 64 lower-case hex digits and {@code .json}
 */
public record FileKey(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}\\.json");

    /** Rejects everything but a digest's name. */
    public FileKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "key is not a SHA-256 in lower-case hex followed by .json: " + Quoted.of(value));
        }
    }

    /** The name that these bytes must have. */
    public static FileKey ofContent(byte[] bytes) {
        return new FileKey(HexFormat.of().formatHex(Sha256.of(bytes)) + ".json");
    }

    /** The key that {@code text} spells, or nothing. */
    public static Optional<FileKey> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new FileKey(text)) : Optional.empty();
    }

    /** The digest itself, 32 bytes. */
    public byte[] digest() {
        return HexFormat.of().parseHex(value, 0, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
