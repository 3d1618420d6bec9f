package dev.reelay.sweep;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Keys to sweep. */
public final class Fixtures {

    private Fixtures() {}

    /** So many keys that are digests, each time the same. */
    public static List<String> digestKeys(int count) {
        return IntStream.range(0, count).mapToObj(Fixtures::digestKey).toList();
    }

    /** Keys that stand in XML, or in a URL, otherwise than they are. */
    public static List<String> keysThatXmlEscapes() {
        return List.of("a b", "a+b", "a%20b", "a%b", "a&amp;b", "a<b>", "a\rb", "é?#=", "🎬");
    }

    /** An object of this key. */
    public static SweptObject anObject(String key) {
        return new SweptObject("bucket", key, "\"etag\"");
    }

    private static String digestKey(int number) {
        try {
            byte[] bytes = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)) + ".json";
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
