package dev.reelay.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

class WhereItCanRunTests {

    /** Never said before in this JVM, where each reason is said once. */
    private final String why = "no engine answers " + UUID.randomUUID();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @NeedsImage({"here:1", "missing:1"})
    private static final class OfItsOwn {}

    @RunsOn(DockerBackend.FLOCI)
    private static final class OnTheSharedOne {}

    @Test
    void evaluate_whenAnImageIsMissing_disablesTheClassAndSaysWhy() {
        ConditionEvaluationResult result = without("missing:1").evaluate(OfItsOwn.class);

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains(why);
        assertThat(said()).containsExactly("DID NOT RUN, tests in containers (*IT): " + why);
    }

    @Test
    void evaluate_whenTheImageOfTheSharedBackendIsMissing_disablesTheClass() {
        WhereItCanRun condition = without(DockerBackend.FLOCI.image());

        assertThat(condition.evaluate(OnTheSharedOne.class).isDisabled()).isTrue();
    }

    /** JUnit makes one for each class. */
    @Test
    void evaluate_whenTheReasonWasSaid_disablesWithoutASecondLine() {
        without("missing:1").evaluate(OfItsOwn.class);

        assertThat(without("missing:1").evaluate(OfItsOwn.class).isDisabled()).isTrue();
        assertThat(said()).hasSize(1);
    }

    @Test
    void evaluate_whenEveryImageIsThere_enablesTheClassSilently() {
        assertThat(without("another:1").evaluate(OfItsOwn.class).isDisabled()).isFalse();
        assertThat(said()).isEmpty();
    }

    private WhereItCanRun without(String image) {
        return new WhereItCanRun(
                asked -> asked.equals(image) ? Optional.of(why) : Optional.empty(),
                new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private List<String> said() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
