package dev.reelay.launcher.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Lets a program that Spring Boot packaged start in a fraction of the time: the jar is taken apart, and a training run writes an
 * AOT cache (<a href="https://openjdk.org/jeps/514">JEP 514</a>,
 * <a href="https://docs.spring.io/spring-boot/how-to/aot-cache.html">Spring Boot's page about it</a>). What was made is kept in a
 * folder for every later start, until jar, Java or JVM flags change. A jar that Boot did not package is run as it is.
 *
 * <p>Safe for use by several threads, and by several JVMs at once.
 */
public final class FastStart {
    private static final String PACKAGED_BY_BOOT = "BOOT-INF/";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** One lock for each program in this JVM; against other JVMs there is a file. */
    private static final Map<Path, Object> LOCKS = new ConcurrentHashMap<>();

    private final Path jar;
    private final List<String> jvmFlags;
    private final Optional<Training> training;
    private final Path folder;
    private final Path logs;
    private final String name;
    private final boolean byBoot;
    private final Path place;

    /**
     * Nothing is made yet.
     *
     * @param jvmFlags with which the program is always run
     * @param training absent: the jar is taken apart, but no AOT cache is made
     * @param folder where what is made is kept
     * @param logs where the logs of the extraction and of the training run go
     * @throws UncheckedIOException if the jar cannot be read
     */
    public FastStart(Path jar, List<String> jvmFlags, Optional<Training> training, Path folder, Path logs) {
        this.jar = jar.toAbsolutePath();
        this.jvmFlags = List.copyOf(jvmFlags);
        this.training = training;
        this.folder = folder.toAbsolutePath();
        this.logs = logs;
        this.name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        List<String> entries = entries(jar);
        this.byBoot = entries.stream().anyMatch(entry -> entry.startsWith(PACKAGED_BY_BOOT));
        this.place = this.folder.resolve(name + "-" + identity(entries));
    }

    /** Whether {@link #make()} has nothing to do. */
    public boolean isMade() {
        return !byBoot || Files.exists(done());
    }

    /**
     * Makes what is missing; takes some ten seconds.
     *
     * @throws ProgramFailedException if the jar cannot be taken apart, or the training run fails; the text quotes the log
     */
    public void make() {
        synchronized (LOCKS.computeIfAbsent(folder.resolve(name), absent -> new Object())) {
            if (!isMade()) {
                makeBehindOtherJvms();
            }
        }
    }

    /** The program with its JVM flags; what is missing for its fast start is made first. */
    public JavaProgram program(String title, Path log) {
        make();
        JavaProgram program = JavaProgram.jar(title, byBoot ? place.resolve(jar.getFileName()) : jar, log)
                .withJvmFlags(jvmFlags);
        // A JVM that does not know AOT caches has written none.
        return Files.exists(cache()) ? program.withJvmFlags(List.of("-XX:AOTCache=" + cache())) : program;
    }

    private void makeBehindOtherJvms() {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                    folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Given back when the channel is closed.
                channel.lock();
                if (!isMade()) {
                    deleteWhatIsThere();
                    extract();
                    training.ifPresent(this::train);
                    Files.createFile(done());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep what lets " + name + " start fast in " + folder, e);
        }
    }

    private void extract() {
        helper("extract", jar)
                .withJvmFlags(List.of("-Djarmode=tools"))
                .withArguments(List.of("extract", "--force", "--destination", place.toString()))
                .start()
                .awaitSuccess(PATIENCE);
    }

    private void train(Training how) {
        helper("train", place.resolve(jar.getFileName()))
                .withoutEnvironment("AWS_")
                .withJvmFlags(jvmFlags)
                .withJvmFlags(how.jvmFlags())
                .withJvmFlags(List.of("-XX:AOTCacheOutput=" + cache()))
                .withArguments(how.arguments())
                .start()
                .awaitSuccess(PATIENCE);
    }

    private JavaProgram helper(String purpose, Path runs) {
        String title = purpose + "-" + name;
        return JavaProgram.jar(title, runs, logs.resolve(title + ".log"));
    }

    /** Those of earlier builds, and one that was left half made: they are large. */
    private void deleteWhatIsThere() throws IOException {
        List<Path> old;
        try (Stream<Path> all = Files.list(folder)) {
            old = all.filter(each -> each.getFileName().toString().matches(name + "-[0-9a-f]+"))
                    .toList();
        }
        for (Path each : old) {
            try (Stream<Path> files = Files.walk(each)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private Path done() {
        return place.resolve("done");
    }

    private Path cache() {
        return place.resolve(name + ".aot");
    }

    /** What is in the jar: the build gives all jars the same time, and a change need not change the size. */
    private static List<String> entries(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(entry -> entry.getName() + " " + entry.getSize() + " " + entry.getCrc())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar, e);
        }
    }

    private String identity(List<String> entries) {
        List<String> all = new ArrayList<>(entries);
        all.add(Runtime.version() + " " + System.getProperty("java.home"));
        all.addAll(jvmFlags);
        all.add(training.toString());
        // A cache names the jars that it was made from.
        all.add(folder.toString());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", all).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, Long.BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * A start of which the JVM learns what to keep. With these the program must end by itself, with exit code 0.
     *
     * @param jvmFlags after the program's own
     */
    public record Training(List<String> jvmFlags, List<String> arguments) {
        /** Copies the lists. */
        public Training {
            jvmFlags = List.copyOf(jvmFlags);
            arguments = List.copyOf(arguments);
        }
    }
}
