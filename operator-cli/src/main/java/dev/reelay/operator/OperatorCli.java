package dev.reelay.operator;

import dev.reelay.operator.aws.ReadableException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/**
 * The operator's command line. Options may stand anywhere, as with the AWS CLI. Exit codes: 0 done, 1 failed, with one line
 * on standard error that says why, 2 wrong usage.
 */
@Command(
        name = "operator-cli",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = OperatorCli.Version.class,
        sortOptions = false,
        subcommands = {SchemaCommand.class, TableCommand.class, JobsCommand.class, FileCommand.class, SweepCommand.class
        },
        description =
                "Creates, lists and removes the schema, reads the table, shows its jobs, sends files, and sweeps buckets.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage"})
public final class OperatorCli implements Runnable {

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private NameOptions names = new NameOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs one command and ends the process with its exit code. */
    public static void main(String... arguments) {
        CommandLine line = commandLine();
        line.setOut(StandardOutput.to(new FileOutputStream(FileDescriptor.out), System.out.charset()));
        System.exit(line.execute(arguments));
    }

    /** The command line, not yet run; tests give it other streams. */
    static CommandLine commandLine() {
        return new CommandLine(new OperatorCli())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(OperatorCli::execute)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(command, failure));
    }

    private static int execute(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (UncheckedIOException unwritten) {
            // Of what picocli says by itself, such as the help: a command's own failures are handled already.
            return failed(parsed.commandSpec().commandLine(), unwritten);
        }
    }

    private static int failed(CommandLine command, Exception failure) {
        command.getErr().println("operator-cli: " + ReadableException.oneLine(failure));
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing: give 'schema', 'table', 'jobs', 'file' or 'sweep'");
    }

    ConnectionOptions connection() {
        return connection;
    }

    NameOptions names() {
        return names;
    }

    OutputOptions output() {
        return output;
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = OperatorCli.class.getPackage().getImplementationVersion();
            return new String[] {"operator-cli " + (version == null ? "(not packaged)" : version)};
        }
    }
}
