package dev.reelay.endtoend;

import dev.reelay.infrastructure.template.Value;
import java.io.IOException;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A query of {@code observability/}: of the dashboard, with its legend, or of a rule, with its annotations.
 *
 * @param shown the labels that the legend or the annotations show
 * @param recorded the name under which a rule records its result, or empty
 * @param added the labels that the rule adds to it
 */
record ShownQuery(PromQuery query, Set<String> shown, String recorded, Map<String, String> added) {

    private static final Path FILES = Path.of("..", "observability");
    private static final Pattern LABEL = Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?([a-z_]+)\\s*}}");

    /** All that there are. */
    static List<ShownQuery> all() {
        return Stream.concat(
                        ofTheDashboard(),
                        Stream.of("prometheus/rules/alerts.yml", "prometheus/rules/dollars.yml")
                                .flatMap(ShownQuery::rules))
                .toList();
    }

    /** Those of the dashboard, in its order. */
    static Stream<ShownQuery> ofTheDashboard() {
        return new JsonMapper()
                .readTree(text("grafana/dashboards/reelay.json")).findParents("expr").stream()
                        .map(ShownQuery::target);
    }

    private static ShownQuery target(JsonNode target) {
        return new ShownQuery(
                new PromQuery(target.path("expr").asString()),
                labels(target.path("legendFormat").asString("")),
                "",
                Map.of());
    }

    private static Stream<ShownQuery> rules(String file) {
        return Value.parse(text(file)).field("groups").items().stream()
                .flatMap(group -> group.field("rules").items().stream())
                .map(ShownQuery::rule);
    }

    private static ShownQuery rule(Value rule) {
        return new ShownQuery(
                new PromQuery(rule.field("expr").text()),
                labels(String.join(" ", rule.field("annotations").texts().values())),
                rule.fields().containsKey("record") ? rule.field("record").text() : "",
                rule.field("labels").texts());
    }

    private static Set<String> labels(String text) {
        return LABEL.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String text(String file) {
        try {
            return Files.readString(FILES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
