package dev.reelay.movie;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * A file of somebody's own: one JSON object. What its bytes are is the file's to say; these are its pairs as the item holds them. They
 * have no order, and a number is the same number however it was written: {@code 1.50} and {@code 15e-1} are.
 *
 * @param name the name that it was sent under
 * @param attributes its top-level pairs
 */
public record OwnFile(FileName name, JsonValue.Fields attributes) implements Payload {

    /**
     * The most bytes that the pairs of a file may take in an item. DynamoDB takes 409,600 for the whole item (AWS: "Quotas"); what
     * is beside the pairs, a failure's reason included, never comes to the rest.
     */
    public static final int MOST_BYTES = 400_000;

    /**
     * Reads a file, or says why it is none that an item can hold, in words that follow "the file". UTF-8 is all that is read, no
     * name may be given twice in one object, and of a file too large no more is kept than an item could hold.
     */
    public static Decoded<OwnFile> read(FileName name, byte[] bytes) {
        try {
            // Strictly: Jackson would guess other encodings, and let halves of characters pass.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Decoded.Value<>(new OwnFile(name, ExactJson.read(text)));
        } catch (CharacterCodingException broken) {
            return new Decoded.Malformed<>("is not UTF-8");
        } catch (StreamConstraintsException tooMuch) {
            return new Decoded.Malformed<>("has a longer number or name than is read");
        } catch (JacksonException broken) {
            return new Decoded.Malformed<>("is not JSON, or gives a name twice" + place(broken));
        } catch (IllegalArgumentException unfit) {
            return new Decoded.Malformed<>(String.valueOf(unfit.getMessage()));
        }
    }

    private static String place(JacksonException broken) {
        var at = broken.getLocation();
        return at == null ? "" : ", from line " + at.getLineNr() + ", column " + at.getColumnNr() + " on";
    }
}
