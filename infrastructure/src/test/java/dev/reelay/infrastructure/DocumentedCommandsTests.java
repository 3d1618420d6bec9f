package dev.reelay.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.infrastructure.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docs/running-on-aws.md} and {@code docs/runbook.md} have people type fits the templates. */
class DocumentedCommandsTests {

    private static final Path TOP = Path.of("..");
    private static final String RUNNING_ON_AWS = document("running-on-aws.md");
    private static final String BOTH = RUNNING_ON_AWS + document("runbook.md");

    private static final Pattern TEN_COMMANDS =
            Pattern.compile("^## Ten commands .*?^```\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern DEPLOYMENT =
            Pattern.compile("aws cloudformation deploy [^\\n]*--template-file infrastructure/(\\w+)\\.yaml([^\\n]*)");
    private static final Pattern GIVEN = Pattern.compile("\\s([A-Z]\\w*)=");
    private static final Pattern ASKED = Pattern.compile("(?:OutputKey=='|\\$\\((?:output|widgets) |output `)\\w");

    /** How the outputs of each template's stack are asked for. */
    private static final Map<String, Pattern> OUTPUTS = Map.of(
            "reelay", Pattern.compile("(?:--stack-name reelay [^\\n]*OutputKey=='|\\$\\(widgets )(\\w+)"),
            "ecs", Pattern.compile("(?:--stack-name reelay-ecs [^\\n]*OutputKey=='|\\$\\(output |output `)(\\w+)"));

    /** A deployment as it is written: of which template, with which parameters. */
    private record Deployment(String template, Set<String> given) {}

    @Test
    void firstCommands_always_areTheTenOfTheirHeading() {
        assertThat(TEN_COMMANDS
                        .matcher(RUNNING_ON_AWS)
                        .results()
                        .flatMap((MatchResult block) -> block.group(1).lines()))
                .hasSize(10)
                .noneMatch(String::isBlank);
    }

    @Test
    void deployments_always_giveParametersThatTheirTemplateHas() {
        assertThat(deployments())
                .hasSizeGreaterThan(4)
                .allSatisfy(deployment -> assertThat(deployment.given())
                        .isSubsetOf(section(deployment.template(), "Parameters").keySet()));
    }

    /** Those after the first find what was given before. */
    @ParameterizedTest
    @ValueSource(strings = {"reelay", "ecs"})
    void firstDeployment_ofEachTemplate_givesAllThatHasNoDefault(String template) {
        Set<String> needed = section(template, "Parameters").entrySet().stream()
                .filter(parameter -> !parameter.getValue().fields().containsKey("Default"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertThat(deployments())
                .filteredOn(deployment -> deployment.template().equals(template))
                .first()
                .satisfies(deployment -> assertThat(needed).isSubsetOf(deployment.given()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reelay", "ecs"})
    void parameters_ofEachTemplate_areExplained(String template) {
        assertThat(section(template, "Parameters").keySet())
                .isNotEmpty()
                .allSatisfy(parameter -> assertThat(RUNNING_ON_AWS).contains("`" + parameter + "`"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reelay", "ecs"})
    void outputs_thatAStackIsAskedFor_areInItsTemplate(String template) {
        assertThat(asked(template))
                .hasSizeGreaterThan(3)
                .isSubsetOf(section(template, "Outputs").keySet());
    }

    /** And so none is asked for in a way that is not looked at here. */
    @Test
    void outputs_thatAreAskedFor_areAskedOfAStackThatIsKnown() {
        assertThat(BOTH)
                .contains("widgets() { aws cloudformation describe-stacks --stack-name reelay ")
                .contains("SERVICES=reelay-ecs ")
                .contains("output() { aws cloudformation describe-stacks --stack-name $SERVICES ");
        assertThat(ASKED.matcher(BOTH).results())
                .hasSize(asked("reelay").size() + asked("ecs").size());
    }

    private static List<String> asked(String template) {
        return Objects.requireNonNull(OUTPUTS.get(template), template)
                .matcher(BOTH)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static List<Deployment> deployments() {
        return DEPLOYMENT
                .matcher(BOTH)
                .results()
                .map(found -> new Deployment(
                        found.group(1),
                        GIVEN.matcher(found.group(2))
                                .results()
                                .map((MatchResult given) -> given.group(1))
                                .collect(Collectors.toSet())))
                .toList();
    }

    private static Map<String, Value> section(String template, String name) {
        return Value.parse(text(Path.of("infrastructure", template + ".yaml")))
                .field(name)
                .fields();
    }

    /** A document, whose commands stand in one line each. */
    private static String document(String name) {
        return text(Path.of("docs", name)).replace("\\\n", " ");
    }

    private static String text(Path file) {
        try {
            return Files.readString(TOP.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
