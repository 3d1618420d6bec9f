package dev.reelay.operator;

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
        List<String> all = new ArrayList<>(List.of(
                "--s3-endpoint-url=" + AWS.s3Endpoint(),
                "--sqs-endpoint-url=" + AWS.sqsEndpoint(),
                "--dynamodb-endpoint-url=" + AWS.dynamoDbEndpoint()));
        all.addAll(List.of(arguments));
        return of(all.toArray(String[]::new));
    }

    static CommandRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = OperatorCli.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new CommandRun(line.execute(arguments), out.toString(), err.toString());
    }
}
