package dev.reelay.endtoend.faults;

import java.nio.charset.StandardCharsets;

/**
 * What is put into S3, without its encoding {@code aws-chunked}: before each chunk a line with its size in hexadecimal and its
 * signature, and after the last, which is empty, checksums.
 */
final class SignedChunks {

    private static final String DECODED = "x-amz-decoded-content-length";
    private static final String LINE = "\r\n";

    private SignedChunks() {}

    static byte[] content(Call call) {
        byte[] body = call.body().asByteArray();
        return call.headers().keySet().stream().anyMatch(DECODED::equalsIgnoreCase) ? content(body) : body;
    }

    private static byte[] content(byte[] chunks) {
        // A character for each byte.
        String text = new String(chunks, StandardCharsets.ISO_8859_1);
        StringBuilder content = new StringBuilder();
        int at = 0;
        int size;
        do {
            int lineEnd = text.indexOf(LINE, at);
            int from = lineEnd + LINE.length();
            size = Integer.parseInt(text.substring(at, lineEnd).replaceFirst(";.*", ""), 16);
            content.append(text, from, from + size);
            at = from + size + LINE.length();
        } while (size > 0);
        return content.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
