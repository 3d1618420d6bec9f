package dev.reelay.endtoend.faults;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Everything that happened in a run: in memory for the checker, and a JSON object per line in a file for people. */
final class History implements AutoCloseable {

    private final Path file;
    private final BufferedWriter lines;
    private final List<Event> events = new ArrayList<>();
    private final long start = System.nanoTime();
    private boolean closed;

    private History(Path file, BufferedWriter lines) {
        this.file = file;
        this.lines = lines;
    }

    /** A new one in this folder, in place of the one that may be there. */
    static History in(Path folder) {
        Path file = folder.resolve("history.jsonl").toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            return new History(file, Files.newBufferedWriter(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    Path file() {
        return file;
    }

    /** Enters an event; one that comes after the end, of a request that has outlived the run, is nobody's. */
    synchronized void add(Event event) {
        if (closed) {
            return;
        }
        events.add(event);
        ObjectNode line = Call.JSON.createObjectNode();
        line.put("ms", (System.nanoTime() - start) / 1_000_000);
        line.put("event", event.getClass().getSimpleName());
        if (event instanceof Event.Asked asked) {
            line.put("fault", asked.fault().getClass().getSimpleName());
        }
        line.set("what", Call.JSON.valueToTree(event));
        try {
            lines.write(line.toString());
            lines.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    <E extends Event> List<E> events(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
