package dev.reelay.localaws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A folder that is kept over restarts, with a folder for each service in it; locked against a second process. */
final class DataFolder implements AutoCloseable {

    // ElasticMQ has one store per JVM.
    private static final AtomicBoolean OPEN = new AtomicBoolean();

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    static DataFolder open(Path folder) {
        if (!OPEN.compareAndSet(false, true)) {
            throw new LocalAwsException("folder " + folder + " cannot be used: this JVM keeps data in another folder"
                    + " already, and can do so in only one at a time");
        }
        try {
            Path root = Files.createDirectories(folder.toAbsolutePath());
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new LocalAwsException("folder " + folder
                        + " is used by another local-aws: stop that one or choose" + " another folder with --data-dir");
            }
            return new DataFolder(root, channel);
        } catch (IOException e) {
            OPEN.set(false);
            throw new LocalAwsException(
                    "folder " + folder + " cannot be used (" + e + "): choose another with --data-dir", e);
        } catch (LocalAwsException e) {
            OPEN.set(false);
            throw e;
        }
    }

    Path of(String service) {
        return root.resolve(service);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            OPEN.set(false);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException held) {
            return null;
        }
    }
}
