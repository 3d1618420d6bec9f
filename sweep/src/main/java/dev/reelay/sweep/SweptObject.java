package dev.reelay.sweep;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * An object as its bucket lists it, and the message that a sweep sends for it.
 *
 * @param bucket where it lies
 * @param key its name there, 1 to 1,024 bytes of UTF-8
 * @param etag which content of this key it is, as S3 gives it, in quotes
 */
public record SweptObject(String bucket, String key, String etag) {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final HexFormat PERCENT = HexFormat.of().withUpperCase();

    /** The body: {@code {"bucket","key"}}, in this order, in ASCII. */
    public String body() {
        StringWriter body = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), body)) {
            json.writeStartObject();
            json.writeName("bucket");
            json.writeString(bucket);
            json.writeName("key");
            json.writeString(key);
            json.writeEndObject();
        }
        return body.toString();
    }

    /**
     * What tells the message from others when SQS no longer does, after 5 minutes. In the key, what SQS does not carry
     * in a text (control characters, U+FFFE, U+FFFF) is percent-encoded; the body always has the very key.
     */
    public Map<String, String> attributes() {
        return Map.of("bucket", bucket, "key", carried(key), "ETag", etag);
    }

    /**
     * The message group: each object is its own, so that receivers work on as many as they like at a time, and one that cannot be
     * worked on holds up no other; but contents of one key are received in their order.
     */
    public String group() {
        return digest(bucket + "\n" + key);
    }

    /** The same for the same content of the same key: SQS drops a second such message within 5 minutes, whoever sends it. */
    public String deduplicationId() {
        return digest(bucket + "\n" + key + "\n" + etag);
    }

    private static String digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static String carried(String text) {
        StringBuilder carried = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isCarried(point)) {
                carried.appendCodePoint(point);
            } else {
                for (byte unit : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    carried.append('%').append(PERCENT.toHexDigits(unit));
                }
            }
        });
        return carried.toString();
    }

    /** AWS: "SendMessage". */
    private static boolean isCarried(int point) {
        return point == '\t' || point == '\n' || point == '\r' || (point >= ' ' && point != 0xFFFE && point != 0xFFFF);
    }
}
