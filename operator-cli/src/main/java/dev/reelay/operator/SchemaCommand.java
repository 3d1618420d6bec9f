package dev.reelay.operator;

import dev.reelay.operator.OutputOptions.Form;
import dev.reelay.operator.aws.AwsAccount;
import dev.reelay.operator.aws.ReadableException;
import dev.reelay.schema.Resource;
import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.WidgetNames;
import dev.reelay.schema.aws.AwsSchema;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code schema load|list|drop}: one aligned line per queue, table and bucket, or as many JSON objects. */
@Command(name = "schema", description = "The queues, the table and the bucket.")
final class SchemaCommand implements Runnable {

    @ParentCommand
    private OperatorCli cli = new OperatorCli();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: give 'load', 'list' or 'drop'");
    }

    @Command(description = "Creates what is missing, and leaves what is there as it is.")
    void load() {
        print(AwsSchema::load);
    }

    @Command(description = "Shows what is there, and about how much it holds.")
    void list() {
        print(AwsSchema::list);
    }

    @Command(
            description = "Removes all of it with all that it holds; the table's name has to be typed, or --yes given.")
    void drop(@Option(names = "--yes", description = "Do not ask") boolean yes) {
        SchemaNames names = cli.names().toNames();
        if (!yes && !confirmed(names)) {
            throw new ReadableException(
                    "nothing was dropped: type the table's name, " + names.table() + ", when asked, or give --yes");
        }
        print(AwsSchema::drop);
    }

    // The same on AWS and on an endpoint: it cannot be seen from an address what depends on it.
    private boolean confirmed(SchemaNames names) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                "This removes bucket %s, table %s, queues %s and their dead-letter queues%s with all they hold, from %s.%n",
                names.bucket(),
                names.table(),
                String.join(", ", names.queues()),
                cli.names().toWidgetNames().map(SchemaCommand::described).orElse(""),
                cli.connection().toConnection().describe());
        err.print("Type the table's name to go on: ");
        err.flush();
        Scanner answer = new Scanner(System.in, StandardCharsets.UTF_8);
        return answer.hasNextLine() && answer.nextLine().strip().equals(names.table());
    }

    private static String described(WidgetNames widgets) {
        return "; buckets %s and %s, table %s, queue %s and its dead-letter queue;"
                .formatted(widgets.requestsBucket(), widgets.widgetsBucket(), widgets.widgetsTable(), widgets.queue());
    }

    private void print(Function<AwsSchema, List<Resource>> command) {
        try (AwsAccount account = AwsAccount.connect(cli.connection().toConnection())) {
            List<Resource> resources = command.apply(
                    account.schema(cli.names().toNames(), cli.names().toWidgetNames()));
            PrintWriter out = spec.commandLine().getOut();
            switch (cli.output().or(Form.TABLE)) {
                case JSON -> out.println(json(resources));
                case TABLE -> lines(resources, out);
            }
            out.flush();
        }
    }

    private static ArrayNode json(List<Resource> resources) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        resources.forEach(resource -> array.addObject()
                .put("outcome", resource.outcome().label())
                .put("kind", resource.kind().label())
                .put("name", resource.name())
                .put("detail", resource.detail()));
        return array;
    }

    private static void lines(List<Resource> resources, PrintWriter out) {
        int width = resources.stream()
                .mapToInt(resource -> resource.name().length())
                .max()
                .orElse(0);
        resources.forEach(resource -> out.println(line(resource, width)));
    }

    private static String line(Resource resource, int width) {
        String padding = " ".repeat(width - resource.name().length());
        String what = "%-8s %-7s "
                .formatted(resource.outcome().label(), resource.kind().label());
        return (what + resource.name() + padding + "  " + resource.detail()).stripTrailing();
    }
}
