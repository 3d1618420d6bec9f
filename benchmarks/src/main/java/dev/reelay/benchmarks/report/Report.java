package dev.reelay.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The report: hand-written text with generated sections, each between two marks. What is outside of them is never touched.
 *
 * @param file {@code docs/benchmarks.md}
 */
public record Report(Path file) {

    /** Replaces a section by {@code body}, or appends it if the report has none of this name. */
    public void write(String section, String body) {
        try {
            String before = Files.exists(file) ? Files.readString(file) : "# Benchmarks\n";
            Files.writeString(file, replaced(before, section, body));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report " + file, e);
        }
    }

    /**
     * The text with this section's body replaced.
     *
     * @throws IllegalArgumentException if one of the section's two marks is missing: then nobody knows where it ends
     */
    static String replaced(String text, String section, String body) {
        String begin = "<!-- begin " + section + " -->\n";
        String end = "<!-- end " + section + " -->\n";
        String whole = begin + body.strip() + "\n" + end;
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 && to < 0) {
            return text + "\n" + whole;
        }
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("the marks of section " + section + " are not a pair: mend the report");
        }
        return text.substring(0, from) + whole + text.substring(to + end.length());
    }
}
