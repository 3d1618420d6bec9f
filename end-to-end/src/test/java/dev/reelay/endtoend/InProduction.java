package dev.reelay.endtoend;

import dev.reelay.launcher.process.JavaProgram;
import dev.reelay.launcher.process.Readiness;
import dev.reelay.launcher.process.RunningProgram;
import dev.reelay.launcher.stack.AwsPlan;
import dev.reelay.launcher.stack.FreePorts;
import dev.reelay.launcher.stack.ServiceKind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A packaged service as somebody starts it who has an account: of AWS it is told by the variables that the SDK itself reads, of itself the
 * profile and its ports.
 *
 * @param service its own port
 * @param actuator the port for those who operate it
 */
record InProduction(ServiceKind kind, RunningProgram program, Rest service, Rest actuator) implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    /** Both, started at once and not yet ready, with logs under this name. */
    static List<InProduction> launch(AwsPlan aws, String logs) {
        return Stream.of(ServiceKind.values())
                .map(kind -> launch(kind, aws, logs))
                .toList();
    }

    private static InProduction launch(ServiceKind kind, AwsPlan aws, String logs) {
        int port = FreePorts.orFree(0);
        int actuatorPort = FreePorts.orFree(0);
        RunningProgram program = JavaProgram.jar(
                        kind.title(), kind.jar(Path.of("..")), Path.of("target", "logs", logs, kind.title() + ".log"))
                .withJvmFlags(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"))
                .withoutEnvironment("AWS_")
                .withEnvironment(Map.of(
                        "AWS_ENDPOINT_URL_S3",
                        aws.s3().toString(),
                        "AWS_ENDPOINT_URL_SQS",
                        aws.sqs().toString(),
                        "AWS_ENDPOINT_URL_DYNAMODB",
                        aws.dynamodb().toString(),
                        "AWS_REGION",
                        "us-east-1",
                        "AWS_ACCESS_KEY_ID",
                        "test",
                        "AWS_SECRET_ACCESS_KEY",
                        "test"))
                .withArguments(List.of(
                        "--spring.profiles.active=production",
                        "--server.port=" + port,
                        "--management.server.port=" + actuatorPort))
                .start();
        return new InProduction(kind, program, on(port), on(actuatorPort));
    }

    private static Rest on(int port) {
        return new Rest(URI.create("http://127.0.0.1:" + port));
    }

    /**
     * Waits until it says that it is ready.
     *
     * @throws dev.reelay.launcher.process.ProgramFailedException if it does not in time, or dies
     */
    void awaitReady() {
        program.awaitReady(Readiness.answers(actuator.url().resolve("/actuator/health/readiness")), START);
    }

    @Override
    public void close() {
        program.close();
    }
}
