package dev.reelay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What holds of every service in the Compose files, the optional ones too, which nothing starts here. */
class ComposeFilesTests {

    private static final List<String> FILES = List.of(
            "docker-compose.yml",
            "localstack/compose.yml",
            "floci/compose.yml",
            "local-aws/compose.yml",
            "observability/compose.yml");

    @TestFactory
    Stream<DynamicTest> everyService() {
        return FILES.stream()
                .flatMap(file -> services(file).entrySet().stream()
                        .map(service -> DynamicTest.dynamicTest(
                                file + " " + service.getKey(), () -> assertCareful(service.getValue()))));
    }

    private static void assertCareful(Map<String, Object> service) {
        assertThat(list(service, "ports"))
                .as("nothing here authenticates anybody: open to this machine only")
                .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
        assertThat(service.get("image")).asString().as("pinned").contains(":").doesNotEndWith(":latest");
        assertThat(list(service, "security_opt")).contains("no-new-privileges:true");
        assertThat(service).doesNotContainKeys("privileged", "network_mode", "pid");
    }

    private static List<String> list(Map<String, Object> service, String key) {
        return service.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked") // as the format says
    static Map<String, Map<String, Object>> services(String file) {
        try (Reader reader = Files.newBufferedReader(Path.of("..", file))) {
            Map<String, Object> compose = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return (Map<String, Map<String, Object>>) Objects.requireNonNull(compose.get("services"), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
