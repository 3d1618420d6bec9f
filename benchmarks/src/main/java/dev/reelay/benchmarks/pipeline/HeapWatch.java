package dev.reelay.benchmarks.pipeline;

import dev.reelay.launcher.process.RunningProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * The heap of one service, by its log of collections.
 *
 * @param log where its JVM writes them
 */
public record HeapWatch(Path log) {

    /** The flag that the service must be started with. */
    public String flag() {
        return GcLog.flag(log);
    }

    /** All collections so far. */
    public GcLog now() {
        return GcLog.read(log);
    }

    /** Has the service collect everything, and says what was left, MiB. */
    public OptionalInt live(RunningProgram service) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            int code = new ProcessBuilder(jcmd.toString(), Long.toString(service.pid()), "GC.run")
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException(jcmd + " ended with exit code " + code);
            }
            return now().live();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + jcmd, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
