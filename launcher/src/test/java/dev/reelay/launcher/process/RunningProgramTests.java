package dev.reelay.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.reelay.launcher.fake.FakeAws;
import dev.reelay.launcher.fake.FakeService;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningProgramTests {
    private static final Duration PLENTY = Duration.ofSeconds(30);
    private static final Readiness READY_LINE = Readiness.logs("^local-aws ready");

    @TempDir
    private Path directory;

    private URI health;
    private JavaProgram service;

    @BeforeEach
    void aService() throws IOException {
        int port = freePort();
        health = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        service = program("service", FakeService.class).withArguments(List.of("--server.port=" + port));
    }

    @Test
    void awaitReady_whenHealthAnswers_returns() {
        try (RunningProgram running = service.start()) {
            running.awaitReady(Readiness.answers(health), PLENTY);

            assertThat(running.isAlive()).isTrue();
            assertThat(running.exitCode()).isEmpty();
        }
    }

    @Test
    void awaitReady_whenTheLineIsLogged_returns() {
        try (RunningProgram running = program("aws", FakeAws.class).start()) {
            running.awaitReady(READY_LINE, PLENTY);

            assertThat(new LogFile(running.log()).lastLines(1))
                    .singleElement()
                    .asString()
                    .startsWith("local-aws ready");
        }
    }

    @Test
    void awaitReady_whenTheLineIsFromAnEarlierRun_doesNotCountIt() throws IOException {
        JavaProgram program = program("aws", FakeService.class).appending();
        Files.writeString(program.log(), "local-aws ready\n");

        try (RunningProgram running = program.start()) {
            assertThatThrownBy(() -> running.awaitReady(READY_LINE, PLENTY)).isInstanceOf(ProgramFailedException.class);
        }

        assertThat(program.log()).content().startsWith("local-aws ready\n").contains("NoSuchElementException");
    }

    @Test
    void awaitReady_whenTheProgramDies_failsAtOnceWithItsLastLines() {
        try (RunningProgram running = program("broken", FakeService.class).start()) {
            assertThatThrownBy(() -> running.awaitReady(Readiness.answers(health), PLENTY))
                    .isInstanceOf(ProgramFailedException.class)
                    .hasMessageContaining("broken ended with exit code 1 before it was ready")
                    .hasMessageContaining(running.log().toString())
                    .hasMessageContaining("  | Exception in thread \"main\" java.util.NoSuchElementException");
        }
    }

    @Test
    void awaitReady_whenTheTimeIsOver_failsAndLeavesItRunning() {
        try (RunningProgram running = service.start()) {
            assertThatThrownBy(() -> running.awaitReady(Readiness.logs("never"), Duration.ofMillis(200)))
                    .isInstanceOf(ProgramFailedException.class)
                    .hasMessageContaining("service was not ready within 0 s");
            assertThat(running.isAlive()).isTrue();
        }
    }

    @Test
    void terminate_whenRunning_returnsItsExitCode() {
        try (RunningProgram running = service.start()) {
            running.awaitReady(Readiness.answers(health), PLENTY);

            assertThat(running.terminate()).isZero();
            assertThat(running.exitCode()).hasValue(0);
        }
    }

    @Test
    void kill_whenRunning_leavesItNoTime() {
        try (RunningProgram running = service.start()) {
            running.awaitReady(Readiness.answers(health), PLENTY);

            running.kill();

            assertThat(running.exitCode()).hasValue(128 + 9);
            assertThat(running.log()).content().doesNotContain("stopped");
        }
    }

    @Test
    void pause_whenRunning_answersNothingUntilResumed() {
        try (RunningProgram running = service.start()) {
            running.awaitReady(Readiness.answers(health), PLENTY);

            running.pause();
            assertThatThrownBy(this::look).isInstanceOf(HttpTimeoutException.class);
            assertThat(running.isAlive()).isTrue();

            running.resume();
            running.awaitReady(Readiness.answers(health), PLENTY);
        }
    }

    @Test
    void close_whenPaused_stopsIt() {
        RunningProgram running = service.start();
        running.awaitReady(Readiness.answers(health), PLENTY);
        running.pause();

        running.close();

        assertThat(running.exitCode()).hasValue(0);
    }

    @Test
    void start_whenVariablesAreHidden_inheritsNoneOfThem() {
        assertThat(System.getenv("HOME")).isNotNull();
        JavaProgram program = service.withoutEnvironment("HO");

        try (RunningProgram running = program.start()) {
            running.awaitReady(Readiness.logs("^HOME=null"), PLENTY);
        }
        try (RunningProgram running =
                program.withEnvironment(Map.of("HOME", "given")).start()) {
            running.awaitReady(Readiness.logs("^HOME=given"), PLENTY);
        }
    }

    @Test
    void start_whenThisJvmIsKilled_theProgramEndsToo() {
        Path childLog = directory.resolve("child.log");
        RunningProgram parent = program("parent", Parent.class)
                .withArguments(List.of(childLog.toString()))
                .start();
        parent.awaitReady(Readiness.logs("^child [0-9]+"), PLENTY);
        long child =
                Long.parseLong(new LogFile(parent.log()).lastLines(1).getFirst().substring("child ".length()));

        parent.kill();

        await().atMost(PLENTY).until(() -> ProcessHandle.of(child).isEmpty());
        assertThat(childLog).content().contains("stopped at");
    }

    private void look() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(health)
                            .timeout(Duration.ofMillis(500))
                            .build(),
                    BodyHandlers.discarding());
        }
    }

    private JavaProgram program(String name, Class<?> main) {
        return JavaProgram.mainClass(
                        name, System.getProperty("java.class.path"), main.getName(), directory.resolve(name + ".log"))
                .withJvmFlags(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
