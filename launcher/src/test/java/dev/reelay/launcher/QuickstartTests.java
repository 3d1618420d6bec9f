package dev.reelay.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.launcher.fake.Behaviour;
import dev.reelay.launcher.fake.FakeHome;
import dev.reelay.launcher.process.JavaProgram;
import dev.reelay.launcher.process.Readiness;
import dev.reelay.launcher.process.RunningProgram;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process, with real processes of its own, from outside. */
class QuickstartTests {
    private static final Duration PLENTY = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    @Test
    void once_whenAllAreConfirmed_exitsWith0() throws IOException {
        FakeHome home = FakeHome.in(directory.resolve("with spaces"), Behaviour.GOOD);

        RunningProgram quickstart = run(home, "--once", "--movies", "40");

        assertThat(quickstart.onExit().join()).as(output(quickstart)).isZero();
        assertThat(output(quickstart).lines())
                .anyMatch(line -> line.matches("embedded AWS ready \\([0-9.]+ s\\)"))
                .anyMatch(line -> line.matches("producer and consumer ready \\([0-9.]+ s\\)"))
                .anyMatch(line -> line.matches("0 stored, 0 processed, 40 confirmed, 0 failed, 0 pending  [0-9.]+ s"))
                .anyMatch(line -> line.matches("40 of 40 movies confirmed in [0-9.]+ s"))
                .anyMatch(line -> line.contains("/swagger-ui.html"))
                .anyMatch(line -> line.matches("  curl http://localhost:[0-9]+/jobs/job-1"))
                .anyMatch(line -> line.contains(home.logs().toString()))
                .noneMatch(line -> line.contains("Ctrl-C") || line.contains("\033"));
        assertAllStopped(home);
    }

    @Test
    void once_whenAMovieFailed_exitsWith1AndItsReason() throws IOException {
        FakeHome home = FakeHome.in(directory, Behaviour.FAILS_A_MOVIE);

        RunningProgram quickstart = run(home, "--once");

        assertThat(quickstart.onExit().join()).isOne();
        assertThat(output(quickstart))
                .contains("24 of 25 movies confirmed in ")
                .contains("error: 1 failed, for these reasons:")
                .contains("movie-7: its file was altered");
        assertAllStopped(home);
    }

    @Test
    void once_ofNoMovies_exitsWith1AndTheReason() throws IOException {
        FakeHome home = FakeHome.in(directory, Behaviour.GOOD);

        RunningProgram quickstart = run(home, "--once", "--movies", "0");

        assertThat(quickstart.onExit().join()).isOne();
        assertThat(output(quickstart)).contains("--movies: 0 is not between 1 and 1000000");
    }

    @Test
    void once_whenNothingMoves_exitsWith1AndTheLogToLookAt() throws IOException {
        FakeHome home = FakeHome.in(directory, Behaviour.STALLS);

        RunningProgram quickstart = run(home, "--once", "--patience", "1");

        assertThat(quickstart.onExit().join()).isOne();
        assertThat(output(quickstart))
                .contains("error: the job has made no progress for 1 s (25 stored,")
                .contains(home.logs().resolve("consumer.log").toString())
                .contains("  | listening on");
        assertAllStopped(home);
    }

    @Test
    void once_whenAServiceDiesInBetween_exitsWith1AndItsLastLines() throws IOException {
        FakeHome home = FakeHome.in(directory, Behaviour.DIES_IN_JOB);

        RunningProgram quickstart = run(home, "--once");

        assertThat(quickstart.onExit().join()).isOne();
        assertThat(output(quickstart))
                .contains("error: producer ended with exit code 9 while the job ran")
                .contains("  | OutOfMemoryError: as the test wants it")
                .doesNotContain("\tat ");
        assertThat(home.stoppedAt("local-aws")).isGreaterThan(home.stoppedAt("consumer"));
    }

    @Test
    void start_whenAPortIsInUse_exitsWith1BeforeAnythingStarts() throws IOException {
        FakeHome home = FakeHome.in(directory, Behaviour.GOOD);
        try (ServerSocket other = new ServerSocket(0)) {
            int port = other.getLocalPort();

            RunningProgram quickstart = run(home, "--sqs-port", Integer.toString(port));

            assertThat(quickstart.onExit().join()).isOne();
            assertThat(output(quickstart)).startsWith("error: port " + port + " of embedded SQS is in use");
            assertThat(home.logs()).doesNotExist();
        }
    }

    @Test
    void stayingUp_whenTerminated_stopsEverythingAndExitsWith0() throws IOException {
        FakeHome home = FakeHome.in(directory, Behaviour.GOOD);
        RunningProgram quickstart = run(home);
        quickstart.awaitReady(Readiness.logs("^Ctrl-C stops everything"), PLENTY);

        assertThat(quickstart.terminate()).as(output(quickstart)).isZero();

        assertThat(output(quickstart)).contains("stopped (").doesNotContain("error");
        assertAllStopped(home);
    }

    @Test
    void stayingUp_whenAServiceIsKilled_saysWhichAndExitsWith1() throws IOException {
        FakeHome home = FakeHome.in(directory, Behaviour.GOOD);
        RunningProgram quickstart = run(home);
        quickstart.awaitReady(Readiness.logs("^Ctrl-C stops everything"), PLENTY);

        ProcessHandle.of(quickstart.pid())
                .orElseThrow()
                .children()
                .filter(child -> commandLine(child).contains("consumer-service.jar"))
                .forEach(ProcessHandle::destroyForcibly);

        assertThat(quickstart.onExit().join()).isOne();
        assertThat(output(quickstart)).contains("error: consumer ended with exit code 137 although nobody asked it to");
        assertThat(home.stoppedAt("producer")).isPositive();
    }

    private RunningProgram run(FakeHome home, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--home", home.path().toString()));
        all.addAll(List.of(arguments));
        List<String> options =
                List.of("--producer-port", "--consumer-port", "--s3-port", "--sqs-port", "--dynamodb-port");
        List<Integer> ports = freePorts(options.size());
        for (int i = 0; i < options.size(); i++) {
            if (!all.contains(options.get(i))) {
                all.addAll(List.of(options.get(i), ports.get(i).toString()));
            }
        }
        return JavaProgram.mainClass(
                        "quickstart",
                        System.getProperty("java.class.path"),
                        Quickstart.class.getName(),
                        directory.resolve("quickstart.log"))
                .withArguments(all)
                .start();
    }

    /** Different ones, for each stays taken until the last is found. */
    private static List<Integer> freePorts(int number) throws IOException {
        List<ServerSocket> taken = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            taken.add(new ServerSocket(0));
        }
        for (ServerSocket socket : taken) {
            socket.close();
        }
        return taken.stream().map(ServerSocket::getLocalPort).toList();
    }

    private static String commandLine(ProcessHandle process) {
        return String.join(" ", process.info().arguments().orElse(new String[0]));
    }

    private static String output(RunningProgram quickstart) throws IOException {
        return Files.readString(quickstart.log());
    }

    private static void assertAllStopped(FakeHome home) throws IOException {
        assertThat(home.stoppedAt("local-aws"))
                .isGreaterThan(home.stoppedAt("producer"))
                .isGreaterThan(home.stoppedAt("consumer"));
    }
}
