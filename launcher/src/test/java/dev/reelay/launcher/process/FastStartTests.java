package dev.reelay.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelay.launcher.fake.Behaviour;
import dev.reelay.launcher.fake.FakeBootProgram;
import dev.reelay.launcher.fake.FakeHome;
import dev.reelay.launcher.process.FastStart.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FastStartTests {
    private static final Duration PLENTY = Duration.ofSeconds(30);
    private static final List<String> FLAGS = List.of("-Xmx32m", "-XX:+UseSerialGC");
    private static final Optional<Training> UNTRAINED = Optional.empty();
    private static final Optional<Training> TRAINED = Optional.of(new Training(List.of(), List.of("train")));

    @TempDir
    private Path directory;

    private Path jar;

    @BeforeEach
    void aJar() {
        jar = FakeBootProgram.jar(directory.resolve("program.jar"), "one");
    }

    @Test
    void make_twiceOrByManyAtOnce_takesTheJarApartOnce() throws IOException {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream.generate(() -> fastStart(FLAGS, UNTRAINED)).limit(8).forEach(each -> many.execute(each::make));
        }

        assertThat(fastStart(FLAGS, UNTRAINED).isMade()).isTrue();
        fastStart(FLAGS, UNTRAINED).make();
        assertThat(Files.readAllLines(directory.resolve("notes"))).containsExactly("extracted");
    }

    @Test
    void make_whenTheJarHasChanged_isDoneAgainAndWhatWasMadeBeforeIsGone() throws IOException {
        fastStart(FLAGS, UNTRAINED).make();
        FakeBootProgram.jar(jar, "two");

        FastStart changed = fastStart(FLAGS, UNTRAINED);

        assertThat(changed.isMade()).isFalse();
        changed.make();
        assertThat(changed.isMade()).isTrue();
        assertThat(made()).hasSize(1);
    }

    @Test
    void make_withOtherJvmFlags_isDoneAgain() {
        fastStart(FLAGS, UNTRAINED).make();

        assertThat(fastStart(List.of("-Xmx33m"), UNTRAINED).isMade()).isFalse();
    }

    @Test
    void program_whenTrained_runsFromTheCache() throws IOException {
        FastStart fastStart = fastStart(FLAGS, TRAINED);

        // With this mode a JVM that cannot use its cache does not start.
        run(fastStart.program("program", log()).withJvmFlags(List.of("-XX:AOTMode=on")));

        assertThat(made()).singleElement().satisfies(place -> {
            assertThat(place.resolve("program.aot")).isNotEmptyFile();
            assertThat(place.resolve("notes")).hasContent("ran\nran");
        });
    }

    @Test
    void program_whenNotTrained_runsTheJarThatWasTakenApart() {
        run(fastStart(FLAGS, UNTRAINED).program("program", log()));

        assertThat(made())
                .singleElement()
                .satisfies(place -> assertThat(place.resolve("notes")).hasContent("ran"));
    }

    @Test
    void program_whenBootHasNotPackagedIt_runsAsItIs() {
        FakeHome home = FakeHome.in(directory, Behaviour.GOOD);
        jar = home.path().resolve("consumer-service").resolve("target").resolve("consumer-service.jar");

        FastStart fastStart = fastStart(FLAGS, TRAINED);

        assertThat(fastStart.isMade()).isTrue();
        assertThat(fastStart.program("consumer", log()).target()).containsExactly("-jar", jar.toString());
    }

    @Test
    void make_whenTheTrainingRunFails_failsWithItsLastLinesAndIsTriedAgain() {
        FastStart failing = fastStart(FLAGS, Optional.of(new Training(List.of(), List.of("fail"))));

        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(failing::make)
                    .isInstanceOf(ProgramFailedException.class)
                    .hasMessageContaining("train-program ended with exit code 1")
                    .hasMessageContaining("there is no such bean");
            assertThat(failing.isMade()).isFalse();
        }
    }

    private FastStart fastStart(List<String> flags, Optional<Training> training) {
        return new FastStart(jar, flags, training, directory.resolve("fast-starts"), directory.resolve("logs"));
    }

    private List<Path> made() {
        try (Stream<Path> all = Files.list(directory.resolve("fast-starts"))) {
            return all.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path log() {
        return directory.resolve("logs").resolve("program.log");
    }

    private static void run(JavaProgram program) {
        try (RunningProgram running = program.start()) {
            running.awaitSuccess(PLENTY);
        }
    }
}
