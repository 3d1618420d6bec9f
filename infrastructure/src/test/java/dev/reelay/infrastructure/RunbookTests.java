package dev.reelay.infrastructure;

import static dev.reelay.infrastructure.Stacks.aStack;
import static dev.reelay.infrastructure.Stacks.widgets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.infrastructure.template.Resource;
import dev.reelay.infrastructure.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whomever an alarm or an alert wakes finds it in {@code docs/runbook.md}, under the heading that it names. */
class RunbookTests {

    private static final String FILE = "docs/runbook.md";
    private static final String RUNBOOK = text(Path.of("..", "docs", "runbook.md"));
    private static final Path RULES = Path.of("..", "observability", "prometheus", "rules");
    private static final Pattern HEADING = Pattern.compile("^##+ (.+)$", Pattern.MULTILINE);

    @Test
    void alarms_always_standInTheRunbookAndNameAHeadingOfIt() {
        List<Resource> alarms = aStack("", widgets("s3", Map.of())).resources("AWS::CloudWatch::Alarm");

        assertThat(alarms).isNotEmpty().allSatisfy(alarm -> {
            assertThat(RUNBOOK).contains("`" + alarm.id() + "`");
            assertThat(headings()).contains(after(FILE + ", ", alarm.text("AlarmDescription")));
        });
    }

    @Test
    void alerts_always_standInTheRunbookAndLeadToAHeadingOfIt() {
        List<Value> alerts = alerts();

        assertThat(alerts).isNotEmpty().allSatisfy(alert -> {
            assertThat(RUNBOOK).contains("`" + alert.field("alert").text() + "`");
            assertThat(headings().map(RunbookTests::anchor))
                    .contains(after(
                            FILE + "#",
                            alert.field("annotations").field("runbook").text()));
        });
    }

    private static Stream<String> headings() {
        return HEADING.matcher(RUNBOOK).results().map((MatchResult heading) -> heading.group(1));
    }

    /** What GitHub makes of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }

    private static List<Value> alerts() {
        try (Stream<Path> files = Files.list(RULES)) {
            return files.flatMap(file -> Value.parse(text(file)).field("groups").items().stream())
                    .flatMap(group -> group.field("rules").items().stream())
                    .filter(rule -> rule.fields().containsKey("alert"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String after(String mark, String text) {
        assertThat(text).contains(mark);
        return text.substring(text.indexOf(mark) + mark.length());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
