package dev.reelay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Docker Compose takes the files, with each backend, and with the services too that nothing starts here. It needs no engine for that. */
class ComposeConfigIT {

    @BeforeAll
    static void needsDockerCompose() throws InterruptedException {
        String absence;
        try {
            Answer version = compose("localstack", "version");
            if (version.code() == 0) {
                return;
            }
            absence = version.said().strip();
        } catch (IOException noDocker) {
            absence = noDocker.toString();
        }
        System.out.println("DID NOT RUN, ComposeConfigIT: docker compose does not answer: " + absence);
        abort(absence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localstack", "floci", "local-aws"})
    void config_withEveryProfile_isTaken(String backend) throws IOException, InterruptedException {
        Answer answer = compose(backend, "--profile", "*", "config", "--quiet");

        assertThat(answer.code()).as(answer.said()).isZero();
        assertThat(answer.said()).as("variables").doesNotContain("is not set");
    }

    private static Answer compose(String backend, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("docker", "compose");
        builder.command().addAll(List.of(arguments));
        builder.environment().put("BACKEND", backend);
        Process process = builder.directory(Path.of("..").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), said);
    }

    private record Answer(int code, String said) {}
}
