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

    @Test
    void ofStatus_whenTomcatWaitedForABodyInVain_isBadInputOfTheBody() {
        assertThat(ProblemBody.ofStatus(408))
                .isInstanceOfSatisfying(
                        Problem.BadInput.class,
                        bad -> assertThat(bad.violations())
                                .extracting(Problem.Violation::field)
                                .containsExactly("body"));
    }
}
