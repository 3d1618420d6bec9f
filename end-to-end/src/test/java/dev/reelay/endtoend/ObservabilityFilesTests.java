package dev.reelay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.infrastructure.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of {@code observability/} name only what is there: components of the collector, and services of Compose. */
class ObservabilityFilesTests {

    private static final Set<String> SERVICES = Stream.of("docker-compose.yml", "observability/compose.yml")
            .flatMap(file -> ComposeFilesTests.services(file).keySet().stream())
            .collect(Collectors.toSet());

    private static final Value COLLECTOR = read("collector/collector.yaml");

    @Test
    void pipelines_always_nameComponentsThatAreDefined() {
        Map<String, Value> pipelines =
                COLLECTOR.field("service").field("pipelines").fields();

        assertThat(pipelines).isNotEmpty();
        pipelines.forEach((name, pipeline) -> pipeline.fields()
                .forEach((kind, components) -> assertThat(
                                COLLECTOR.field(kind).fields().keySet())
                        .as("%s of %s", kind, name)
                        .containsAll(
                                components.items().stream().map(Value::text).toList())));
    }

    @Test
    void exporters_always_sendToServices() {
        assertThat(COLLECTOR.field("exporters").fields().values())
                .isNotEmpty()
                .allSatisfy(exporter -> assertThat(
                                URI.create("//" + exporter.field("endpoint").text())
                                        .getHost())
                        .isIn(SERVICES));
    }

    @Test
    void scrapes_always_askServices() {
        assertThat(read("prometheus/prometheus.yml").field("scrape_configs").items())
                .isNotEmpty()
                .allSatisfy(scrape -> assertThat(SERVICES).containsAll(names(scrape)));
    }

    /** An entry of another kind is refused as "not a text": it is to be added here. */
    private static List<String> names(Value scrape) {
        return scrape.field("dns_sd_configs").items().stream()
                .flatMap(found -> found.field("names").items().stream())
                .map(Value::text)
                .toList();
    }

    @Test
    void dataSources_always_areServices() {
        assertThat(read("grafana/provisioning/datasources/datasources.yml")
                        .field("datasources")
                        .items())
                .isNotEmpty()
                .allSatisfy(source -> assertThat(
                                URI.create(source.field("url").text()).getHost())
                        .isIn(SERVICES));
    }

    private static Value read(String file) {
        try {
            return Value.parse(Files.readString(Path.of("..", "observability", file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
