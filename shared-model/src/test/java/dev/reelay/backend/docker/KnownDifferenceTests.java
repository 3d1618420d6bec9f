package dev.reelay.backend.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every mark in a kit, in whatever module, has its row in docs/backends.md. */
class KnownDifferenceTests {

    private static final Path REPOSITORY = Path.of("..");

    private static final String BEGINNING = "@KnownDifference(";

    private static final Pattern MARK =
            Pattern.compile("@KnownDifference\\(\\s*(?:\\w+ = (?:[\\w.]+|\"[^\"]*\"),\\s*)*reason =\\s+"
                    + "(?:\"([^\"]*)\"|KnownDifference\\.(\\w+))");

    @Test
    void reasons_always_standInTheTableOfBackends() throws IOException {
        String table = Files.readString(REPOSITORY.resolve("docs/backends.md"));

        assertThat(reasons())
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(table).contains(reason));
    }

    private static Set<String> reasons() throws IOException {
        try (Stream<Path> modules = Files.list(REPOSITORY)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(KnownDifferenceTests::kits)
                    .map(KnownDifferenceTests::text)
                    .flatMap(KnownDifferenceTests::reasons)
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<Path> kits(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("Kit.java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path kit) {
        try {
            return Files.readString(kit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> reasons(String kit) {
        List<MatchResult> marks = MARK.matcher(kit).results().toList();
        assertThat(marks).as("all marks are read").hasSize(kit.split(Pattern.quote(BEGINNING), -1).length - 1);
        return marks.stream().map(KnownDifferenceTests::reason);
    }

    private static String reason(MatchResult mark) {
        if (mark.group(1) != null) {
            return mark.group(1);
        }
        try {
            return (String) KnownDifference.class.getField(mark.group(2)).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(mark.group(), e);
        }
    }
}
