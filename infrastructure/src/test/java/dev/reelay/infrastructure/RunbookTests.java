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
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whomever an alarm or an alert wakes finds it in {@code docs/runbook.md}, and what to do under the heading that it names. */
class RunbookTests {

    private static final String FILE = "docs/runbook.md";
    private static final String RUNBOOK = text(Path.of("..", "docs", "runbook.md"));
    private static final Path RULES = Path.of("..", "observability", "prometheus", "rules");
    private static final Pattern HEADING = Pattern.compile("^##+ ", Pattern.MULTILINE);

    @Test
    void alarms_always_standInTheRunbookAndNameAHeadingThatHelps() {
        List<Resource> alarms = aStack("", widgets("s3", Map.of())).resources("AWS::CloudWatch::Alarm");

        assertThat(alarms).isNotEmpty().allSatisfy(alarm -> {
            assertThat(RUNBOOK).contains("`" + alarm.id() + "`");
            assertThat(sections(UnaryOperator.identity()))
                    .hasEntrySatisfying(after(FILE + ", ", alarm.text("AlarmDescription")), RunbookTests::assertHelps);
        });
    }

    @Test
    void alerts_always_standInTheRunbookAndLeadToAHeadingThatHelps() {
        List<Value> alerts = alerts();

        assertThat(alerts).isNotEmpty().allSatisfy(alert -> {
            assertThat(RUNBOOK).contains("`" + alert.field("alert").text() + "`");
            assertThat(sections(RunbookTests::anchor))
                    .hasEntrySatisfying(
                            after(
                                    FILE + "#",
                                    alert.field("annotations").field("runbook").text()),
                            RunbookTests::assertHelps);
        });
    }

    private static void assertHelps(String section) {
        assertThat(section).containsSubsequence("**What it means.**", "**How to look.**", "**What to do");
    }

    /** What stands under each heading, up to the next one, by what {@code name} makes of the heading. */
    private static Map<String, String> sections(UnaryOperator<String> name) {
        return HEADING.splitAsStream(RUNBOOK)
                .skip(1)
                .collect(Collectors.toMap(
                        section -> name.apply(section.substring(0, section.indexOf('\n'))), section -> section));
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
