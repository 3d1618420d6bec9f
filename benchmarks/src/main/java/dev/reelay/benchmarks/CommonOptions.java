package dev.reelay.benchmarks;

import dev.reelay.benchmarks.pipeline.Lab;
import dev.reelay.benchmarks.report.Machine;
import dev.reelay.benchmarks.report.Report;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What all benchmarks have in common: where they run, how often, and where their sections go. */
final class CommonOptions {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where Reelay was built; default: the working directory")
    private Path home = Path.of(".");

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Measurements of each thing, of which the median is reported: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(
            names = "--jit",
            defaultValue = "QUICK",
            description =
                    "Compilers of services, contenders and embedded AWS, ${COMPLETION-CANDIDATES}: ${DEFAULT-VALUE}")
    private Jit jit = Jit.QUICK;

    @Option(
            names = "--backend-heap",
            paramLabel = "SIZE",
            description =
                    "Heap of embedded AWS, which keeps everything in memory: 2g; growth reckons it from its sizes")
    private @Nullable String backendHeap;

    @Option(names = "--report", paramLabel = "FILE", description = "Where the section goes: HOME/docs/benchmarks.md")
    private @Nullable Path report;

    @Option(names = "--section", paramLabel = "NAME", description = "Of the report; default: the command's name")
    private @Nullable String section;

    int rounds() {
        return rounds;
    }

    List<String> jvmFlags() {
        return jit.jvmFlags();
    }

    /** Starts a backend for this command, with 2 GiB of heap unless told otherwise. */
    Lab lab(CommandSpec command) {
        return lab(command, "2g");
    }

    /** Starts a backend for this command, with this heap unless told otherwise. */
    Lab lab(CommandSpec command, String heap) {
        Path root = home.toAbsolutePath().normalize();
        return Lab.open(
                root,
                root.resolve(Path.of(".reelay", "benchmarks", command.name())),
                jvmFlags(),
                backendHeap == null ? heap : backendHeap);
    }

    /** Prints a section and writes it to the report, below the date, the machine and the command. */
    void publish(CommandSpec command, String body) {
        String text = """
                Measured on %s on %s. JVM flags of services and contenders: `%s`. Command: `%s`

                %s
                """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Machine.here(),
                        String.join(" ", jvmFlags()),
                        "benchmarks/run " + String.join(" ", written(command)),
                        body.strip());
        command.commandLine().getOut().println(text);
        command.commandLine().getOut().flush();
        new Report(report == null ? home.resolve(Path.of("docs", "benchmarks.md")) : report)
                .write(section == null ? command.name() : section, text);
    }

    /** One line about how far it is. */
    void progress(CommandSpec command, String text) {
        command.commandLine().getErr().println(command.name() + ": " + text);
        command.commandLine().getErr().flush();
    }

    /** As arguments again, for another command. */
    List<String> arguments() {
        List<String> arguments =
                new ArrayList<>(List.of("--home=" + home, "--rounds=" + rounds, "--jit=" + jit.name()));
        if (backendHeap != null) {
            arguments.add("--backend-heap=" + backendHeap);
        }
        if (report != null) {
            arguments.add("--report=" + report);
        }
        return arguments;
    }

    private static List<String> written(CommandSpec command) {
        return command.root().commandLine().getParseResult().originalArgs();
    }
}
