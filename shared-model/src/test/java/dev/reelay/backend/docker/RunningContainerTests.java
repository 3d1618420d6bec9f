package dev.reelay.backend.docker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunningContainerTests {

    @Test
    void start_whenItFailed_isNotTriedAgain() {
        String name = UUID.randomUUID().toString();

        assertThatThrownBy(() -> RunningContainer.of(name, () -> {
                    throw new IllegalStateException("the first failure");
                }))
                .hasRootCauseMessage("the first failure");
        assertThatThrownBy(() -> RunningContainer.of(name, () -> {
                    throw new AssertionError("tried again");
                }))
                .hasRootCauseMessage("the first failure");
    }
}
