package dev.reelay.endtoend;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command {@code docker compose}, run at the top of the repository.
 *
 * @param options before each of its commands
 * @param environment the variables that docker-compose.yml reads
 */
record DockerCompose(List<String> options, Map<String, String> environment) {

    /** What a command said, to both of its outputs, and its exit code. */
    record Answer(int code, String said) {

        /** What it said, without the end of the line. */
        String text() {
            return said.strip();
        }
    }

    /** Leaves a test class out, with one line that says so, where the command is not there. */
    static void isNeededBy(Class<?> test) {
        String absence;
        try {
            Answer version = new DockerCompose(List.of(), Map.of()).run("version");
            if (version.code() == 0) {
                return;
            }
            absence = version.text();
        } catch (UncheckedIOException noDocker) {
            absence = noDocker.toString();
        }
        System.out.println("DID NOT RUN, " + test.getSimpleName() + ": docker compose does not answer: " + absence);
        abort(absence);
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
        String format = "{{.State.Status}} {{.State.ExitCode}}";
        return docker(List.of("docker", "inspect", "--format", format, container), Map.of())
                .text();
    }

    private static Answer docker(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(Path.of("..").toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
