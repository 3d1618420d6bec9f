package dev.reelay.launcher.stack;

import dev.reelay.launcher.process.Readiness;
import dev.reelay.launcher.process.RunningProgram;
import java.net.URI;
import java.time.Duration;

/** A service that was started; its plan has the port that was chosen. */
public record RunningService(ServicePlan plan, RunningProgram program) {
    private static final Duration START = Duration.ofMinutes(2);

    /** Its address, without a slash at the end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + plan.port());
    }

    /**
     * Waits until it says that it is ready.
     *
     * @throws dev.reelay.launcher.process.ProgramFailedException if it does not within 2 minutes, or dies
     */
    public void awaitReady() {
        program.awaitReady(Readiness.answers(url().resolve("/actuator/health/readiness")), START);
    }
}
