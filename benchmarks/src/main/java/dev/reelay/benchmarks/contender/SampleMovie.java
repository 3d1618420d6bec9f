package dev.reelay.benchmarks.contender;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A movie of about the size that the producer generates; its file and pointer look like ours, so requests are as long as ours.
 *
 * @param jobId a UUID
 * @param movieId seven digits
 * @param file the bytes that lie in S3
 * @param digest SHA-256 of them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SampleMovie(String jobId, String movieId, byte[] file, byte[] digest) {

    /** The title of every sample. */
    public static final String TITLE = "The Intelligent Weasel";

    /** The actor and director of every sample. */
    public static final String PERSON = "James Zboncak";

    /** The year of every sample. */
    public static final int YEAR = 1984;

    /** The one with this number. */
    public static SampleMovie of(String jobId, int number) {
        String movieId = String.format(Locale.ROOT, "%07d", number);
        byte[] file =
                "{\"jobId\":\"%s\",\"movieId\":\"%s\",\"title\":\"%s\",\"year\":%d,\"actor\":\"%s\",\"director\":\"%s\"}"
                        .formatted(jobId, movieId, TITLE, YEAR, PERSON, PERSON)
                        .getBytes(UTF_8);
        return new SampleMovie(jobId, movieId, file, sha256(file));
    }

    /** Where it lies in the bucket. */
    public String key() {
        return HexFormat.of().formatHex(digest) + ".json";
    }

    /** The message that stands for it. */
    public String pointer(String bucket) {
        return "{\"bucket\":\"%s\",\"key\":\"%s\",\"jobId\":\"%s\",\"movieId\":\"%s\"}"
                .formatted(bucket, key(), jobId, movieId);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
