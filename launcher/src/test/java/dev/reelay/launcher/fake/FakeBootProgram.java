package dev.reelay.launcher.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** In a jar that looks like Boot's: takes itself apart by copying itself, and notes beside its jar whatever it is asked to do. */
public final class FakeBootProgram {
    private FakeBootProgram() {}

    public static void main(String[] args) throws IOException, URISyntaxException {
        Path jar = Path.of(FakeBootProgram.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if ("tools".equals(System.getProperty("jarmode"))) {
            note(jar.resolveSibling("notes"), "extracted");
            Path place = Path.of(args[List.of(args).indexOf("--destination") + 1]);
            Files.createDirectories(place);
            Files.copy(jar, place.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } else if (args.length > 0 && args[0].equals("fail")) {
            System.out.println("there is no such bean");
            System.exit(1);
        } else {
            note(jar.resolveSibling("notes"), "ran");
        }
    }

    /** Packages it, with this content beside it. */
    public static Path jar(Path file, String content) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeBootProgram.class.getName());
        String type = FakeBootProgram.class.getName().replace('.', '/') + ".class";
        try (var code = ClassLoader.getSystemResourceAsStream(type);
                JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            if (code == null) {
                throw new IOException("no class file " + type);
            }
            jar.putNextEntry(new JarEntry(type));
            jar.write(code.readAllBytes());
            jar.putNextEntry(new JarEntry("BOOT-INF/classes/content"));
            jar.write(content.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static void note(Path file, String what) throws IOException {
        Files.writeString(file, what + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
