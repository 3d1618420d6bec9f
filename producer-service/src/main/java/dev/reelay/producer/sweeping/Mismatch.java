package dev.reelay.producer.sweeping;

import java.util.Optional;

/**
 * An object that is not what its name says.
 *
 * @param key its name
 * @param reason begins with a stable word, {@link #DIFFERS}, {@link #NO_DIGEST} or {@link #UNREADABLE}
 * @param digest the SHA-256 of its bytes in lower-case hex; none: they cannot be read
 * @param size how many bytes were read
 */
public record Mismatch(String key, String reason, Optional<String> digest, long size) {

    /** Its bytes have another digest than its name. */
    public static final String DIFFERS = "digest-differs";

    /** Its name is no digest. */
    public static final String NO_DIGEST = "no-digest-in-name";

    /** S3 does not give its bytes, whoever asks how often: it is archived, or encrypted with a key that is not ours. */
    public static final String UNREADABLE = "unreadable";
}
