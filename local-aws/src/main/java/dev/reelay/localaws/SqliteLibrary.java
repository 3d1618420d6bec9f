package dev.reelay.localaws;

import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.SQLiteLibraryLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * SQLite's native library, which DynamoDB Local brings for Linux, macOS and Windows and has to unpack before use.
 *
 * <p>It is unpacked into a folder of its own, which is removed as soon as it is loaded: nothing is left behind however the
 * process ends. (Windows does not let go of it; there it is removed when the JVM exits.)
 */
final class SqliteLibrary {

    private static final String UNPACKED_TO = "org.sqlite.tmpdir";

    // Held, because a logger's level is forgotten with the logger.
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private SqliteLibrary() {}

    /** Loads it once per JVM. */
    static synchronized void load() {
        SQLITE.setLevel(Level.WARNING);
        try {
            Path folder = Files.createTempDirectory("reelay-sqlite-");
            System.setProperty(UNPACKED_TO, folder.toString());
            SQLiteLibraryLoader.initialize();
            System.clearProperty(UNPACKED_TO);
            remove(folder);
        } catch (Exception e) {
            throw new LocalAwsException(
                    "SQLite's native library, which DynamoDB needs, could not be loaded (" + e.getMessage()
                            + "): check that the folder for temporary files ("
                            + System.getProperty("java.io.tmpdir") + ") can be written and executed from",
                    e);
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> content = Files.list(folder)) {
            files = content.toList();
        }
        folder.toFile().deleteOnExit();
        for (Path file : Stream.concat(files.stream(), Stream.of(folder)).toList()) {
            if (!file.toFile().delete()) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
