package dev.reelay.endtoend;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A query of {@code observability/}: of the dashboard, with its legend, or of a rule, with its annotations.
 *
 * @param shown the labels that the legend or the annotations show
 * @param recorded the name under which a rule records its result, or empty
 * @param added the labels that the rule adds to it
 */
record ShownQuery(PromQuery query, Set<String> shown, String recorded, Set<String> added) {

    private static final Path FILES = Path.of("..", "observability");
    private static final Pattern LABEL = Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?([a-z_]+)\\s*}}");

    /** All that there are. */
    static List<ShownQuery> all() {
        return Stream.of(
                        dashboard(FILES.resolve("grafana/dashboards/reelay.json")),
                        rules(FILES.resolve("prometheus/rules/alerts.yml")),
                        rules(FILES.resolve("prometheus/rules/dollars.yml")))
                .flatMap(queries -> queries)
                .toList();
    }

    private static Stream<ShownQuery> dashboard(Path file) {
        try {
            return new JsonMapper()
                    .readTree(Files.readString(file)).findParents("expr").stream().map(ShownQuery::target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ShownQuery target(JsonNode target) {
        return new ShownQuery(
                new PromQuery(target.path("expr").asString()),
                labels(target.path("legendFormat").asString("")),
                "",
                Set.of());
    }

    private static Stream<ShownQuery> rules(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return list(root.get("groups")).stream()
                    .flatMap(group -> list(map(group).get("rules")).stream())
                    .map(rule -> rule(map(rule)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ShownQuery rule(Map<?, ?> rule) {
        return new ShownQuery(
                new PromQuery(String.valueOf(rule.get("expr"))),
                labels(String.valueOf(rule.get("annotations"))),
                rule.get("record") instanceof String name ? name : "",
                map(rule.get("labels")).keySet().stream().map(String::valueOf).collect(Collectors.toSet()));
    }

    private static Set<String> labels(String text) {
        return LABEL.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
