package dev.reelay.operator;

import dev.reelay.operator.aws.AwsAccount;
import dev.reelay.operator.aws.TableScan;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code table scan}: the table as JSON, as {@code aws dynamodb scan} writes it. */
@Command(name = "table", description = "The table.")
final class TableCommand implements Runnable {

    @ParentCommand
    private OperatorCli cli = new OperatorCli();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: give 'scan'");
    }

    @Command(
            description =
                    "Writes the table as JSON, as 'aws dynamodb scan' does, page by page; progress on standard error.")
    void scan(
            @Option(names = "--out", paramLabel = "FILE", description = "Otherwise to standard output") @Nullable
                    Path file,
            @Option(names = "--job", paramLabel = "ID", description = "Only the items of this job") @Nullable
                    String job)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(spec.commandLine().getErr(), onTerminal());
        try (AwsAccount account = AwsAccount.connect(cli.connection().toConnection())) {
            TableScan scan = account.scan(cli.names().toNames().table(), Optional.ofNullable(job));
            if (file == null) {
                scan.writeTo(out, progress::show);
                out.flush();
            } else {
                OutputFile.write(file, writer -> scan.writeTo(writer, progress::show));
            }
        }
        progress.end();
    }

    static boolean onTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
