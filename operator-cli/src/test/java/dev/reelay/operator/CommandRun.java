package dev.reelay.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.reelay.localaws.LocalAws;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** One run of the command line in this JVM, and what it said. */
record CommandRun(int status, String out, String err) {

    private static final LocalAws AWS = LocalAws.shared();

    /** Against embedded AWS. */
    static CommandRun local(String... arguments) {
        return of(againstEmbeddedAws(arguments));
    }

    static CommandRun of(String... arguments) {
        StringWriter out = new StringWriter();
        CommandRun run = saying(new PrintWriter(out, true), arguments);
        return new CommandRun(run.status(), out.toString(), run.err());
    }

    /** Against embedded AWS, with an output of which nobody reads a byte. */
    static CommandRun unread(String... arguments) {
        return saying(StandardOutput.to(new StandardOutputTests.Unread(), UTF_8), againstEmbeddedAws(arguments));
    }

    private static CommandRun saying(PrintWriter out, String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine line = OperatorCli.commandLine();
        line.setOut(out).setErr(new PrintWriter(err, true));
        return new CommandRun(line.execute(arguments), "", err.toString());
    }

    private static String[] againstEmbeddedAws(String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--s3-endpoint-url=" + AWS.s3Endpoint(),
                "--sqs-endpoint-url=" + AWS.sqsEndpoint(),
                "--dynamodb-endpoint-url=" + AWS.dynamoDbEndpoint()));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }
}
