package dev.reelay.producer.problem.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.producer.problem.Problem;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class FailuresTests {

    @Test
    void problem_whenNoMoreWorkIsTaken_isUnavailable() {
        assertThat(Failures.problem(new RejectedExecutionException("shut down")))
                .isInstanceOf(Problem.Unavailable.class);
    }
}
