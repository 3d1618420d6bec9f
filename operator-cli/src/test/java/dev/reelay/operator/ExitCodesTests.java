package dev.reelay.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What every command has in common: its exit codes, and the options that all take. */
class ExitCodesTests {

    private static final String FILE = "laptop.json";
    private static final String DEAD = "http://127.0.0.1:1";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @MethodSource("commands")
    void run_withAnUnknownOption_isWrongUsage(List<String> command) {
        CommandRun run = run(command, "--no-such-option");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--no-such-option");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void run_withAnUnknownForm_isWrongUsage(List<String> command) {
        CommandRun run = run(command, "--output", "xml");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--output", "xml");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void run_whenNothingAnswers_failsAndSaysSoInOneLine(List<String> command) throws IOException {
        String file = Files.writeString(folder.resolve(FILE), "{}").toString();
        List<String> arguments = new ArrayList<>(command);
        arguments.replaceAll(argument -> argument.equals(FILE) ? file : argument);

        CommandRun run = run(arguments, command.contains(FILE) ? "--url" : "--endpoint-url", DEAD);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("operator-cli: ").contains("answers").hasLineCount(1);
    }

    private static CommandRun run(List<String> command, String... options) {
        return CommandRun.of(
                Stream.concat(command.stream(), Arrays.stream(options)).toArray(String[]::new));
    }

    /** Every command that there is, with all that it needs. */
    static Stream<List<String>> commands() {
        return commandsOf(OperatorCli.commandLine());
    }

    private static Stream<List<String>> commandsOf(CommandLine line) {
        return line.getSubcommands().isEmpty()
                ? Stream.of(words(line.getCommandSpec()))
                : line.getSubcommands().values().stream().flatMap(ExitCodesTests::commandsOf);
    }

    private static List<String> words(CommandSpec command) {
        List<String> words = new ArrayList<>(List.of(command.qualifiedName(" ").split(" ", -1)));
        words.removeFirst();
        command.positionalParameters().stream()
                .sorted(Comparator.comparingInt(parameter -> parameter.index().min()))
                .forEach(parameter -> words.add(value(parameter)));
        if (command.optionsMap().containsKey("--yes")) {
            words.add("--yes");
        }
        return words;
    }

    private static String value(PositionalParamSpec parameter) {
        return switch (parameter.paramLabel()) {
            case "BUCKET" -> "bucket";
            case "FILE" -> FILE;
            case "ID" -> "0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11";
            case "QUEUE_URL" -> "queue.fifo";
            default -> throw new IllegalArgumentException("no value is known for " + parameter.paramLabel());
        };
    }
}
