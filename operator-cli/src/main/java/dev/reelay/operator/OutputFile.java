package dev.reelay.operator;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there whole or not at all. */
final class OutputFile {

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {

        void writeTo(Writer writer) throws IOException;
    }

    private OutputFile() {}

    /** Writes beside {@code file} first, and puts it in its place when it is complete. */
    static void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("folder of " + file + " does not exist: make it or choose another file");
        }
        Path partial = Files.createTempFile(folder, "." + target.getFileName(), ".partial");
        try {
            try (Writer writer = Files.newBufferedWriter(partial)) {
                content.writeTo(writer);
            }
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
