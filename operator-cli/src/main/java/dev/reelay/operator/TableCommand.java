package dev.reelay.operator;

import dev.reelay.ledger.Consumption;
import dev.reelay.ledger.Page;
import dev.reelay.operator.OutputOptions.Form;
import dev.reelay.operator.aws.AwsAccount;
import dev.reelay.operator.aws.TableAccount;
import dev.reelay.operator.aws.TableScan;
import dev.reelay.schema.SchemaNames;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code table scan|seed}: the table as JSON, as {@code aws dynamodb scan} writes it, and a few jobs to look at. */
@Command(name = "table", description = "The table.")
final class TableCommand implements Runnable {

    @ParentCommand
    private OperatorCli cli = new OperatorCli();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: give 'scan' or 'seed'");
    }

    @Command(
            description =
                    "Writes a few jobs with a history, always the same, to look at. They have items and events, but"
                            + " no files and no messages: one that runs will run for ever.")
    void seed() {
        SchemaNames names = cli.names().toNames();
        try (TableAccount account = AwsAccount.connectForTable(cli.connection().toConnection())) {
            SeedTable table = new SeedTable(clock -> account.ledger(names.table(), clock), names.bucket());
            ObjectNode json = LedgerJson.page("jobs", new Page<>(table.seed(), Optional.empty()), LedgerJson::job);
            PrintWriter out = spec.commandLine().getOut();
            switch (cli.output().or(Form.TABLE)) {
                case JSON -> out.println(json);
                case TABLE -> JobLines.jobs(json).print(out);
            }
            out.flush();
        }
    }

    @Command(
            description =
                    "Writes the table as JSON, as 'aws dynamodb scan' does, page by page; progress on standard error."
                            + " With --output table a line for each item.")
    void scan(
            @Option(names = "--out", paramLabel = "FILE", description = "Otherwise to standard output") @Nullable
                    Path file,
            @Option(names = "--job", paramLabel = "ID", description = "Only the items of this job") @Nullable
                    String job,
            @Option(
                            names = "--consumed-capacity",
                            description = "Say on standard error how many read capacity units it took")
                    boolean consumedCapacity)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(spec.commandLine().getErr(), onTerminal());
        try (TableAccount account = AwsAccount.connectForTable(cli.connection().toConnection())) {
            TableScan scan = account.scan(cli.names().toNames().table(), Optional.ofNullable(job));
            if (file == null) {
                write(scan, out, progress);
                out.flush();
            } else {
                OutputFile.write(file, writer -> write(scan, writer, progress));
            }
            progress.end();
            if (consumedCapacity) {
                sayConsumed(scan.consumption());
            }
        }
    }

    private void sayConsumed(Consumption consumption) {
        spec.commandLine().getErr().println(JobsCommand.consumed(consumption));
    }

    private void write(TableScan scan, Writer writer, Progress progress) {
        switch (cli.output().or(Form.JSON)) {
            case JSON -> scan.writeTo(writer, progress::show);
            case TABLE -> scan.writeLinesTo(writer, progress::show);
        }
    }

    static boolean onTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
