package dev.reelay.localaws;

import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.WidgetNames;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Embedded AWS as a program: loads the schema, prints one line when it is ready, and serves until it is told to stop
 * (SIGTERM or Ctrl-C: exit code 0).
 */
@Command(
        name = "local-aws",
        mixinStandardHelpOptions = true,
        versionProvider = LocalAwsProgram.Version.class,
        sortOptions = false,
        description = "SQS, DynamoDB and S3 in one process, without Docker. Access key and secret are 'test'.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped as asked", "1:could not start", "2:wrong options"})
public final class LocalAwsProgram implements Callable<Integer> {

    @Option(
            names = "--s3-port",
            paramLabel = "PORT",
            defaultValue = "4566",
            description = "S3: ${DEFAULT-VALUE}; 0 is any")
    private int s3Port;

    @Option(
            names = "--sqs-port",
            paramLabel = "PORT",
            defaultValue = "4567",
            description = "SQS: ${DEFAULT-VALUE}; 0 is any")
    private int sqsPort;

    @Option(
            names = "--dynamodb-port",
            paramLabel = "PORT",
            defaultValue = "4568",
            description = "DynamoDB: ${DEFAULT-VALUE}; 0 is any")
    private int dynamoDbPort;

    @Option(
            names = "--host",
            defaultValue = LocalAwsOptions.LOOPBACK,
            description = "Address to listen on: ${DEFAULT-VALUE}; 0.0.0.0 opens it to the network")
    private String host = LocalAwsOptions.LOOPBACK;

    @Option(names = "--data-dir", paramLabel = "DIR", description = "Keep all data in this folder, not in memory")
    private @Nullable Path dataFolder;

    @Option(
            names = "--queue-suffix",
            paramLabel = "SUFFIX",
            defaultValue = "",
            description = "Appended to the names of the queues; .fifo makes them FIFO queues")
    private String queueSuffix = "";

    @Option(
            names = "--widgets",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Create what widget requests need, too (the default), or do not")
    private boolean widgets;

    @Option(names = "--no-schema", description = "Create no queues, table and bucket")
    private boolean noSchema;

    @Spec
    private @Nullable CommandSpec spec;

    /** Runs until it is told to stop. */
    public static void main(String... arguments) {
        QuietConsole.prepare();
        int status = new CommandLine(new LocalAwsProgram())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    command.getErr().println("local-aws: " + e.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
        System.exit(status);
    }

    @Override
    public Integer call() throws InterruptedException {
        SchemaNames names = checked(() -> SchemaNames.defaults().withQueueSuffix(queueSuffix));
        LocalAws aws = LocalAws.start(checked(
                () -> new LocalAwsOptions(host, s3Port, sqsPort, dynamoDbPort, Optional.ofNullable(dataFolder))));
        if (!noSchema) {
            aws.load(names, widgets ? Optional.of(WidgetNames.defaults()) : Optional.empty());
        }
        StopSignal.onStop(aws::close);
        PrintWriter out = commandLine().getOut();
        out.printf(
                "local-aws ready: s3=%s sqs=%s dynamodb=%s%n",
                aws.s3Endpoint(), aws.sqsEndpoint(), aws.dynamoDbEndpoint());
        out.flush();
        new CountDownLatch(1).await();
        return CommandLine.ExitCode.OK;
    }

    private <T> T checked(Supplier<T> options) {
        try {
            return options.get();
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(commandLine(), e.getMessage(), e);
        }
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("local-aws runs only by its command line: call main");
        }
        return spec.commandLine();
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = LocalAwsProgram.class.getPackage().getImplementationVersion();
            return new String[] {"local-aws " + (version == null ? "(not packaged)" : version)};
        }
    }
}
