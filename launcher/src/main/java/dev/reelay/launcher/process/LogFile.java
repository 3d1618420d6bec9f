package dev.reelay.launcher.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The file that a program's output goes to, read while it is being written; a file that is not there reads as empty. */
public record LogFile(Path path) {
    private static final int TAIL_BYTES = 64 * 1024;

    /** Its last lines, oldest first, at most {@code count}; only the last 64 KiB are looked at. */
    public List<String> lastLines(int count) {
        List<String> lines = read(Math.max(0, size() - TAIL_BYTES)).lines().toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /** Its last lines, indented for quoting in a message. */
    public String quoteLastLines(int count) {
        List<String> lines = lastLines(count);
        return lines.isEmpty()
                ? "  | (nothing)"
                : lines.stream().map(line -> "  | " + line).collect(Collectors.joining("\n"));
    }

    /** What was written from this byte on. */
    String read(long from) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(Math.max(0, file.length() - from))];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, UTF_8);
        } catch (FileNotFoundException ignored) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the log " + path, e);
        }
    }

    long size() {
        return path.toFile().length();
    }
}
