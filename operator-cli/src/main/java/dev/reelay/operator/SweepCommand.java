package dev.reelay.operator;

import dev.reelay.operator.OutputOptions.Form;
import dev.reelay.operator.aws.AwsAccount;
import dev.reelay.operator.aws.SweepAccount;
import dev.reelay.schema.SchemaNames;
import dev.reelay.sweep.Totals;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code sweep BUCKET QUEUE_URL}: a message for every object of a bucket, and then how many there were and what it took. */
@Command(
        name = "sweep",
        description = {
            "Puts a message for every object of a bucket on a FIFO queue, ten in a call; progress on standard error.",
            "What was sent within 5 minutes is not sent twice: after a failure, give the same command again."
        })
final class SweepCommand implements Runnable {

    @ParentCommand
    private OperatorCli cli = new OperatorCli();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "BUCKET", description = "The bucket whose objects are listed")
    private String bucket = "";

    @Parameters(
            index = "1",
            paramLabel = "QUEUE_URL",
            description =
                    "Of a FIFO queue, and so where SQS answers, unless it is AWS's or --sqs-endpoint-url is given; its name does as well")
    private String queue = "";

    @Option(names = "--prefix", paramLabel = "P", description = "Only objects whose keys begin with it")
    private String prefix = "";

    @Override
    public void run() {
        if (!SchemaNames.isFifo(queue)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + queue + "' is not a FIFO queue, whose name ends in .fifo: no other drops what is sent twice");
        }
        long start = System.nanoTime();
        Progress progress = new Progress(spec.commandLine().getErr(), TableCommand.onTerminal());
        try (SweepAccount account = AwsAccount.connectForSweep(cli.connection().toConnection(queue))) {
            Totals totals = account.sweep(bucket, prefix, queue, progress::show);
            progress.end();
            print(totals, account.calls(), (System.nanoTime() - start) / 1e9);
        }
    }

    private void print(Totals totals, long calls, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        switch (cli.output().or(Form.TABLE)) {
            case JSON ->
                out.println(JsonNodeFactory.instance
                        .objectNode()
                        .put("objects", totals.objects())
                        .put("messages", totals.messages())
                        .put("calls", calls)
                        .put("seconds", Math.round(seconds * 10) / 10.0));
            case TABLE ->
                out.printf(
                        Locale.ROOT,
                        "%d objects, %d messages, %d calls, %.1f seconds%n",
                        totals.objects(),
                        totals.messages(),
                        calls,
                        seconds);
        }
        out.flush();
    }
}
