package dev.reelay.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTests {
    @TempDir
    private Path directory;

    @Test
    void ports_whenOneIsInUseOnLoopback_saysWhichAndWhatToDo() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThat(portProblems(new Ports.Wanted(port, "the producer", "--producer-port")))
                    .singleElement()
                    .asString()
                    .contains("port " + port + " of the producer is in use")
                    .contains("./quickstart --producer-port ")
                    .containsAnyOf("ss -ltnp 'sport = :" + port + "'", "lsof -nP -iTCP:" + port);
        }
    }

    @Test
    void ports_whenOneIsInUseOnAllAddresses_saysSo() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThat(portProblems(new Ports.Wanted(other.getLocalPort(), "embedded S3", "--s3-port")))
                    .singleElement()
                    .asString()
                    .contains("of embedded S3 is in use");
        }
    }

    @Test
    void ports_whenFree_areNoProblem() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThat(portProblems(new Ports.Wanted(port, "the consumer", "--consumer-port")))
                .isEmpty();
    }

    @Test
    void ports_whenTwoAreTheSame_namesBothOptions() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThat(portProblems(
                        new Ports.Wanted(port, "embedded S3", "--s3-port"),
                        new Ports.Wanted(port, "embedded SQS", "--sqs-port")))
                .containsExactly("port " + port + " is given to two: --s3-port and --sqs-port");
    }

    @Test
    void ports_whenOutOfRange_saysTheRange() {
        assertThat(portProblems(new Ports.Wanted(70_000, "embedded S3", "--s3-port")))
                .containsExactly("--s3-port: 70000 is not a port (1 to 65535)");
    }

    @Test
    void space_whenTooLittle_saysHowMuchIsNeeded() {
        assertThat(Preflight.spaceProblems(directory, 12_000_000))
                .singleElement()
                .asString()
                .contains("only 12 MB are free")
                .contains(directory.toString())
                .contains("1000 MB are needed");
    }

    @Test
    void space_whenEnough_isNoProblem() {
        assertThat(Preflight.spaceProblems(directory, 1_000_000_000)).isEmpty();
    }

    @Test
    void jars_whenOneIsMissing_saysWhichAndHowToBuildIt() throws IOException {
        Path built = Files.createFile(directory.resolve("built.jar"));
        Path missing = directory.resolve("missing.jar");

        assertThat(Preflight.jarProblems(List.of(built, missing)))
                .singleElement()
                .asString()
                .contains(missing + " is missing")
                .contains("./quickstart");
    }

    private static List<String> portProblems(Ports.Wanted... ports) {
        return Preflight.portProblems(List.of(ports));
    }
}
