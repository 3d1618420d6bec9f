package dev.reelay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.backend.docker.NeedsImage;
import dev.reelay.endtoend.DockerCompose.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Docker Compose takes the files, with each backend, and with the services too that nothing starts here. It needs no engine for that. */
class ComposeConfigIT {

    @BeforeAll
    static void needsDockerCompose() {
        DockerCompose.isNeededBy(ComposeConfigIT.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localstack", "floci", "local-aws"})
    void config_withEveryProfile_isTaken(String backend) {
        Answer answer =
                new DockerCompose(List.of("--profile", "*"), Map.of("BACKEND", backend)).run("config", "--quiet");

        assertThat(answer.code()).as(answer.said()).isZero();
        assertThat(answer.said()).as("variables").doesNotContain("is not set");
    }

    /** Empty, which Compose takes as not given: a variable of whoever runs this, or a file .env, would be taken otherwise. */
    @Test
    void images_withoutABackend_haveLocalStack() {
        Answer answer = new DockerCompose(List.of(), Map.of("BACKEND", "")).run("config", "--images");

        assertThat(answer.code()).as(answer.said()).isZero();
        assertThat(answer.said().lines()).contains(NeedsImage.LOCALSTACK);
    }
}
