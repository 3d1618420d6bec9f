package dev.reelay.endtoend;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.testcontainers.utility.ComparableVersion;

/**
 * The command {@code docker compose}, run at the top of the repository.
 *
 * @param options before each of its commands
 * @param environment the variables that docker-compose.yml reads
 */
record DockerCompose(List<String> options, Map<String, String> environment) {

    /** Generous: for what builds images and starts them, on a machine that does other things too. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** As docker-compose.yml and the README say. */
    private static final String OLDEST = "2.24";

    /** What a command said, to both of its outputs, and its exit code. */
    record Answer(int code, String said) {

        /** What it said, without the end of the line. */
        String text() {
            return said.strip();
        }
    }

    /** Leaves a test class out, with one line that says so, where the command is not there or is too old. */
    static void isNeededBy(Class<?> test) {
        absence().ifPresent(absence -> {
            System.out.println("DID NOT RUN, " + test.getSimpleName() + ": " + absence);
            abort(absence);
        });
    }

    private static Optional<String> absence() {
        try {
            Answer version = new DockerCompose(List.of(), Map.of()).run("version", "--short");
            if (version.code() != 0) {
                return Optional.of("docker compose does not answer: " + version.text());
            }
            // Beside warnings, which may be more.
            boolean recent = version.text()
                    .lines()
                    .filter(line -> line.matches("v?[0-9].*"))
                    .allMatch(line -> new ComparableVersion(line).isGreaterThanOrEqualTo(OLDEST));
            return recent
                    ? Optional.empty()
                    : Optional.of("docker compose is %s, and %s is needed".formatted(version.text(), OLDEST));
        } catch (UncheckedIOException noDocker) {
            return Optional.of("docker compose does not answer: " + noDocker);
        }
    }

    /** Runs one of its commands, to its end. */
    Answer run(String... command) {
        List<String> line = new ArrayList<>(List.of("docker", "compose"));
        line.addAll(options);
        line.addAll(List.of(command));
        return docker(line, environment);
    }

    /** The same, which must succeed. */
    String must(String... command) {
        Answer answer = run(command);
        if (answer.code() != 0) {
            throw new IllegalStateException("docker compose %s ended with exit code %d: %s"
                    .formatted(String.join(" ", command), answer.code(), answer.said()));
        }
        return answer.text();
    }

    /** How a container of this name ended. */
    static String exitCode(String container) {
        return inspect("{{.State.Status}} {{.State.ExitCode}}", container);
    }

    /** What the engine says of a container or an image of this name. */
    static String inspect(String format, String name) {
        return docker(List.of("docker", "inspect", "--format", format, name), Map.of())
                .text();
    }

    private static Answer docker(List<String> command, Map<String, String> environment) {
        try {
            // Not by a pipe, which would have to be read until all that the command started is gone.
            Path output = Files.createTempFile("docker-", ".log");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(Path.of("..").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
                builder.environment().putAll(environment);
                return answer(command, builder.start(), output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Answer answer(List<String> command, Process process, Path output)
            throws IOException, InterruptedException {
        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            // Compose is a plugin, and that a process of its own.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        if (!ended) {
            throw new IllegalStateException(
                    "%s has not ended within %s: %s".formatted(String.join(" ", command), PATIENCE, said));
        }
        return new Answer(process.exitValue(), said);
    }
}
