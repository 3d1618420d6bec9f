package dev.reelay.launcher.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A directory as the build leaves it, with fakes packaged under the names of our programs. */
public record FakeHome(Path path) {
    private static final List<Class<?>> CLASSES =
            List.of(FakeAws.class, FakeService.class, Behaviour.class, LastWords.class);

    /** With a producer that behaves so, and the others good. */
    public static FakeHome in(Path directory, Behaviour producer) {
        FakeHome home = new FakeHome(directory);
        home.jar("local-aws", FakeAws.class, Behaviour.GOOD);
        home.jar("producer-service", FakeService.class, producer);
        home.jar("consumer-service", FakeService.class, Behaviour.GOOD);
        return home;
    }

    /** Where the stack writes its logs. */
    public Path logs() {
        return path.resolve(".reelay", "logs");
    }

    /** When a program was stopped, by its own log: nanoseconds from some origin. */
    public long stoppedAt(String program) throws IOException {
        return Files.readAllLines(logs().resolve(program + ".log")).stream()
                .filter(line -> line.startsWith(LastWords.STOPPED_AT))
                .mapToLong(line -> Long.parseLong(line.substring(LastWords.STOPPED_AT.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError(program + " was not stopped by SIGTERM"));
    }

    private void jar(String module, Class<?> main, Behaviour behaviour) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        Path target = path.resolve(module, "target");
        try {
            Files.createDirectories(target);
            try (JarOutputStream jar =
                    new JarOutputStream(Files.newOutputStream(target.resolve(module + ".jar")), manifest)) {
                put(jar, Behaviour.RESOURCE, behaviour.name().getBytes(UTF_8));
                for (Class<?> type : CLASSES) {
                    String entry = type.getName().replace('.', '/') + ".class";
                    put(jar, entry, bytes(entry));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String entry) throws IOException {
        try (var in = FakeHome.class.getResourceAsStream("/" + entry)) {
            if (in == null) {
                throw new IOException("no class file " + entry);
            }
            return in.readAllBytes();
        }
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
