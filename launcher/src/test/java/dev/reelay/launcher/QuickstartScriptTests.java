package dev.reelay.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The script {@code quickstart}: a copy of it in a directory of its own, with a JDK and a Maven that only say how they were called. */
class QuickstartScriptTests {
    private static final Path SCRIPT = Path.of("..", "quickstart");
    private static final List<String> JARS = List.of(
            "local-aws/target/local-aws.jar",
            "producer-service/target/producer-service.jar",
            "consumer-service/target/consumer-service.jar",
            "operator-cli/target/operator-cli.jar",
            "launcher/target/launcher-exec.jar");
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    private Path home;
    private Path jdk;

    private record Ended(int exitCode, String output) {}

    @BeforeEach
    void aBuiltHome() throws IOException {
        home = directory.resolve("with a space");
        write(home.resolve("quickstart"), Files.readString(SCRIPT));
        write(home.resolve(".mvn/find-jdk25"), Files.readString(SCRIPT.resolveSibling(".mvn/find-jdk25")));
        write(home.resolve("mvnw"), "#!/bin/sh\necho \"mvnw $*, JAVA_HOME=$JAVA_HOME\"\n");
        write(home.resolve("pom.xml"), "");
        for (String module : List.of("schema", "shared-model", "sweep")) {
            write(home.resolve(module).resolve("pom.xml"), "");
        }
        for (String jar : JARS) {
            write(home.resolve(jar), "");
            setAge(home.resolve(jar), LONG_AGO.plusSeconds(60));
        }
        jdk = jdk("a jdk", "25.0.3");
    }

    @Test
    void quickstart_whenCalledFromElsewhere_startsTheProgramWithItsArguments() throws Exception {
        Ended ended = run(Map.of(), "--once", "--movies", "7");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output().lines())
                .singleElement()
                .asString()
                .startsWith("java 25.0.3 in " + home.toRealPath() + ": ")
                .endsWith("-jar launcher/target/launcher-exec.jar --once --movies 7");
    }

    @Test
    void quickstart_whenAJarIsMissing_buildsFirst() throws Exception {
        Files.delete(home.resolve("producer-service/target/producer-service.jar"));

        assertThat(run(Map.of()).output()).containsSubsequence("building, ", "java 25.0.3 in ");

        assertThat(home.resolve(".reelay/logs/build.log"))
                .content()
                .contains("-DskipTests", "local-aws,producer-service,consumer-service,operator-cli,launcher", "package")
                .contains("JAVA_HOME=" + jdk);
    }

    @Test
    void quickstart_whenASourceIsNewer_buildsOnce() throws Exception {
        write(home.resolve("shared-model/src/main/java/Movie.java"), "");

        assertThat(run(Map.of()).output()).contains("building, ");

        // Maven has left the jars as old as they were.
        setAge(home.resolve("shared-model/src/main/java/Movie.java"), LONG_AGO.plusSeconds(120));
        assertThat(run(Map.of()).output()).doesNotContain("building, ");
    }

    @Test
    void quickstart_whenOnlyATestIsNewer_doesNotBuild() throws Exception {
        write(home.resolve("shared-model/src/test/java/MovieTests.java"), "");

        assertThat(run(Map.of()).output()).doesNotContain("building, ");
    }

    @ParameterizedTest
    @CsvSource({
        "cannot write: No space left on device, the disk is full",
        "[ERROR] Could not transfer artifact a:b from/to central, is there a network?",
        "[ERROR] Movie.java:[7] ';' expected, Movie.java:[7] ';' expected"
    })
    void quickstart_whenTheBuildFails_saysWhy(String line, String explanation) throws Exception {
        Files.delete(home.resolve(JARS.getFirst()));
        write(home.resolve("mvnw"), "#!/bin/sh\necho \"" + line + "\"\nexit 1\n");

        Ended ended = run(Map.of());

        assertThat(ended.exitCode()).isOne();
        assertThat(ended.output())
                .contains("error: the build failed")
                .contains(line)
                .contains(explanation);
        assertThat(ended.output()).doesNotContain("java 25");
    }

    @Test
    void quickstart_whenJavaHomeIsAnother_looksElsewhere() throws Exception {
        Path old = jdk("old", "17.0.15");
        Path path = jdk("on the path", "25");

        Ended ended =
                run(Map.of("JAVA_HOME", old.toString(), "PATH", path.resolve("bin") + ":" + System.getenv("PATH")));

        assertThat(ended.output()).startsWith("java 25 in ");
    }

    @Test
    void quickstart_whenThereIsNoJdk25_saysHowToGetOne() throws Exception {
        Ended ended = bash("source \"$1\"; jdk_candidates() { echo /nowhere; }; main", Map.of());

        assertThat(ended.exitCode()).isOne();
        assertThat(ended.output())
                .startsWith("error: no JDK 25 found")
                .contains("sdk install java 25")
                .contains("JAVA_HOME=")
                .doesNotContain("java 25.0.3 in");
    }

    @ParameterizedTest
    @CsvSource({"25, yes", "25.0.1, yes", "25-ea, yes", "25.0.3+9, yes", "17.0.15, no", "250, no", "2.5, no"})
    void isJdk25_whenItsReleaseSays_believesIt(String version, String expected) throws Exception {
        Path candidate = jdk("candidate", version);

        Ended ended = bash("source \"$1\"; is_jdk_25 \"$2\" && echo yes || echo no", Map.of(), candidate.toString());

        assertThat(ended.output()).isEqualTo(expected + "\n");
    }

    @Test
    void isJdk25_whenItIsAJre_isNot() throws Exception {
        Files.delete(jdk.resolve("bin/javac"));

        assertThat(bash("source \"$1\"; is_jdk_25 \"$2\" && echo yes || echo no", Map.of(), jdk.toString())
                        .output())
                .isEqualTo("no\n");
    }

    @Test
    void help_whenAsked_namesEveryOptionOfTheProgram() throws Exception {
        Ended ended = run(Map.of("JAVA_HOME", "/nowhere"), "--help");

        assertThat(ended.exitCode()).isZero();
        assertThat(new CommandLine(new Quickstart()).getCommandSpec().options())
                .extracting(OptionSpec::longestName)
                .allSatisfy(option -> assertThat(ended.output()).contains(option));
    }

    private Ended run(Map<String, String> environment, String... arguments) throws Exception {
        return bash("script=$1; shift; \"$script\" \"$@\"", environment, arguments);
    }

    private Ended bash(String command, Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        "-c",
                        command,
                        "bash",
                        home.resolve("quickstart").toString())
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private Path jdk(String name, String version) throws IOException {
        Path place = directory.resolve(name);
        write(place.resolve("release"), "IMPLEMENTOR=\"us\"\nJAVA_VERSION=\"" + version + "\"\n");
        write(place.resolve("bin/java"), "#!/bin/sh\necho \"java " + version + " in $PWD: $*\"\n");
        write(place.resolve("bin/javac"), "#!/bin/sh\n");
        return place;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        if (file.endsWith("pom.xml")) {
            setAge(file, LONG_AGO);
        }
    }

    private static void setAge(Path file, Instant time) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
