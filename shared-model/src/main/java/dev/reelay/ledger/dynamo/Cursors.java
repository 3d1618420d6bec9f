package dev.reelay.ledger.dynamo;

import dev.reelay.ledger.UnknownCursorException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cursors are a position's text in URL-safe Base64: opaque, so that nobody builds one by hand and the position may change. */
final class Cursors {

    private Cursors() {}

    static String encode(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    /** The first group of {@code form} in the position that {@code cursor} stands for. */
    static String decode(String cursor, Pattern form) {
        try {
            String position = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            Matcher matcher = form.matcher(position);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        } catch (IllegalArgumentException notBase64) {
            throw new UnknownCursorException();
        }
        throw new UnknownCursorException();
    }
}
