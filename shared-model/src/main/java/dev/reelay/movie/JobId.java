package dev.reelay.movie;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names a job everywhere: in URLs, items, files and messages.
 *
 * @param value a UUID in lower case, the only spelling accepted, because it is part of keys
 */
public record JobId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Rejects everything but a lower-case UUID. */
    public JobId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("jobId is not a lower-case UUID: " + Quoted.of(value));
        }
    }

    /** The id that {@code text} spells, or nothing: what a client sends is not an error here. */
    public static Optional<JobId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new JobId(text)) : Optional.empty();
    }

    /**
     * The id that belongs to an idempotency key, the same on every instance, so that the table's own uniqueness finds the
     * earlier job. A UUID of version 8 (RFC 9562), which random ids never have.
     */
    public static JobId ofIdempotencyKey(String key) {
        byte[] digest = Sha256.of(("reelay:idempotency-key:" + key).getBytes(StandardCharsets.UTF_8));
        ByteBuffer bits = ByteBuffer.wrap(digest);
        long high = (bits.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
        long low = (bits.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new JobId(new UUID(high, low).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
