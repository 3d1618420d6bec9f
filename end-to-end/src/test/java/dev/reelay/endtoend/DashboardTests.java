package dev.reelay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The dashboard fits what Grafana is given beside it, which nothing starts here. */
class DashboardTests {

    private static final Path FILES = Path.of("..", "observability");

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

    private static Set<String> all(String pattern, String file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(FILES.resolve(file)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }
}
