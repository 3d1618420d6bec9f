package dev.reelay.endtoend;

import dev.reelay.launcher.process.JavaProgram;
import dev.reelay.launcher.process.RunningProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run of the packaged operator's command line, a process of its own, from start to end.
 *
 * @param output all that it wrote, to standard output and to standard error
 */
record OperatorRun(int exitCode, String output) {

    private static final Path JAR = Path.of("..", "operator-cli", "target", "operator-cli.jar");

    /** Runs it with these arguments, its output in {@code log}; of AWS it is told nothing by the environment. */
    static OperatorRun of(Path log, List<String> arguments) {
        try (RunningProgram program = JavaProgram.jar("operator-cli", JAR, log)
                // The name by which a wiretap knows whose calls these are.
                .withJvmFlags(List.of("-XX:TieredStopAtLevel=1", "-Dsdk.ua.appId=operator"))
                .withoutEnvironment("AWS_")
                .withArguments(arguments)
                .start()) {
            int exitCode = program.onExit()
                    .orTimeout(Services.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
            return new OperatorRun(exitCode, Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
