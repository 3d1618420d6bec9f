package dev.reelay.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program behind {@code benchmarks/run}. Exit codes: 0 measured, 1 failed, 2 wrong usage. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        version = "Reelay benchmarks",
        sortOptions = false,
        description = "Measures speed and cost of the packaged programs, and writes docs/benchmarks.md.",
        subcommands = {
            ThroughputCommand.class,
            CallsCommand.class,
            GroupingCommand.class,
            TracingCommand.class,
            GrowthCommand.class,
            LatencyCommand.class,
            StartupCommand.class,
            ScalingCommand.class,
            SweepCommand.class,
            AllCommand.class,
            ServeCommands.ServeLimit.class,
            ServeCommands.ServeNaive.class
        })
public final class BenchmarksProgram implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs one command and ends the process with its exit code, unless it is to go on serving. */
    public static void main(String... arguments) {
        int code = commandLine().execute(arguments);
        if (code != CommandLine.ExitCode.OK || !ServeCommands.isServing(arguments)) {
            System.exit(code);
        }
    }

    /** The command line, not yet run. */
    static CommandLine commandLine() {
        return new CommandLine(new BenchmarksProgram()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: give 'all', or one of its parts");
    }
}
