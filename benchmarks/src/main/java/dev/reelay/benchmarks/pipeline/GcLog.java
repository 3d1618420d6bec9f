package dev.reelay.benchmarks.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a JVM wrote by {@code -Xlog:gc}: how full its heap was before and after each collection.
 *
 * @param collections in their order
 */
public record GcLog(List<Collection> collections) {

    private static final Pattern PAUSE = Pattern.compile(".*GC\\(\\d+\\) (Pause \\S+).* (\\d+)M->(\\d+)M\\(\\d+M\\).*");

    /** Copies the list. */
    public GcLog {
        collections = List.copyOf(collections);
    }

    /** The flag that has a JVM write to this file. */
    public static String flag(Path file) {
        return "-Xlog:gc:file=" + file + "::filecount=0";
    }

    /** Reads what has been written so far. */
    public static GcLog read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return parse(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the log of collections " + file, e);
        }
    }

    static GcLog parse(Stream<String> lines) {
        return new GcLog(lines.map(PAUSE::matcher)
                .filter(Matcher::matches)
                .map(pause -> new Collection(
                        pause.group(1).equals("Pause Full"),
                        Integer.parseInt(pause.group(2)),
                        Integer.parseInt(pause.group(3))))
                .toList());
    }

    /** Those after the first {@code earlier}. */
    public GcLog since(GcLog earlier) {
        return new GcLog(collections.subList(earlier.collections.size(), collections.size()));
    }

    /** The fullest that it was, MiB; empty if nothing was collected. */
    public OptionalInt peak() {
        return collections.stream().mapToInt(Collection::beforeMib).max();
    }

    /**
     * The most that was left after a full collection in the given third of all, 0 to 2, MiB; empty if there was none. What others leave
     * may be garbage.
     */
    public OptionalInt mostLeft(int third) {
        int size = collections.size();
        return collections.subList(size * third / 3, size * (third + 1) / 3).stream()
                .filter(Collection::full)
                .mapToInt(Collection::afterMib)
                .max();
    }

    /** What was left after the last full collection, MiB. */
    public OptionalInt live() {
        return collections.reversed().stream()
                .filter(Collection::full)
                .mapToInt(Collection::afterMib)
                .findFirst();
    }

    /** One collection: all generations if it is full. */
    public record Collection(boolean full, int beforeMib, int afterMib) {}
}
