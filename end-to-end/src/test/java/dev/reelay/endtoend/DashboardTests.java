package dev.reelay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard fits what Grafana is given beside it, which nothing starts here. */
class DashboardTests {

    private static final Path FILES = Path.of("..", "observability");

    /** For promtool, which .ci/run gives it to: nothing here reads all of PromQL. JSON, which YAML includes. */
    private static final Path RULES = Path.of("target", "dashboard-rules.yml");

    /** One that is only there is of no use: Grafana lets nobody but editors ask it anything of their own. */
    @Test
    void dataSources_always_areThoseThatAreProvisioned() throws IOException {
        assertThat(all("\"uid\": \"(?!reelay\")(\\w+)\"", "grafana/dashboards/reelay.json"))
                .isEqualTo(all("uid: (\\w+)", "grafana/provisioning/datasources/datasources.yml"));
    }

    @Test
    void links_toThisMachine_leadToPortsThatNothingMoves() throws IOException {
        assertThat(all("http://localhost:(\\d+)", "grafana/dashboards/reelay.json"))
                .isNotEmpty()
                .isSubsetOf(all("\"127\\.0\\.0\\.1:(\\d+):", "compose.yml"));
    }

    /** Grafana's own variables are durations; there are no others. */
    @Test
    void queries_withADurationForEachVariable_areWrittenAsRules() throws IOException {
        List<String> queries = ShownQuery.ofTheDashboard()
                .map(shown -> shown.query().text().replaceAll("\\$__\\w+", "5m"))
                .toList();

        assertThat(queries)
                .isNotEmpty()
                .allSatisfy(query -> assertThat(query)
                        .as("a variable that is not Grafana's own is no PromQL: replace it too")
                        .doesNotContain("$"));
        List<Map<String, String>> rules = IntStream.range(0, queries.size())
                .mapToObj(at -> Map.of("record", "dashboard:query:" + at, "expr", queries.get(at)))
                .toList();
        Map<String, Object> file = Map.of("groups", List.of(Map.of("name", "dashboard", "rules", rules)));
        Files.writeString(RULES, new JsonMapper().writeValueAsString(file));
    }

    private static Set<String> all(String pattern, String file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(FILES.resolve(file)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }
}
