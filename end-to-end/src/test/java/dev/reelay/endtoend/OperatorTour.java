package dev.reelay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.endtoend.faults.Wiretap;
import dev.reelay.infrastructure.permissions.RecordedCall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every command of the operator's that calls AWS, each in a process of its own, from an account in which nothing is until nothing is
 * there any more.
 */
final class OperatorTour {

    /** The option that adds what widget requests need to the schema. */
    static final String WIDGETS = "--widgets";

    /** It asks a producer, over HTTP, and never AWS. */
    private static final List<String> WITHOUT_AWS = List.of("file send");

    /** Which change nothing, or only what is in a queue that may be swept into. */
    private static final List<List<String>> LOOKING = List.of(
            List.of("schema", "list"),
            List.of("table", "scan"),
            List.of("jobs", "list"),
            List.of("jobs", "show", "00000000-0000-4000-8000-000000000003"),
            List.of("jobs", "events", "00000000-0000-4000-8000-000000000003"),
            List.of("sweep", GrandTour.SWEPT_BUCKET, GrandTour.SWEPT_QUEUE));

    private static final List<String> LOAD = List.of("schema", "load");
    private static final List<String> SEED = List.of("table", "seed");
    private static final List<String> DROP = List.of("schema", "drop", "--yes");

    private static final Pattern COMMAND = Pattern.compile("^  ([a-z]+)", Pattern.MULTILINE);

    private final Aws aws;
    private final List<String> names;
    private final Wiretap looking;
    private final Wiretap changing;
    private final OperatorCli look;
    private final OperatorCli change;

    /** Through an account whose schema is named by these options; each kind of commands calls AWS by a wire of its own. */
    OperatorTour(Aws aws, List<String> names, Wiretap looking, Wiretap changing) {
        this.aws = aws;
        this.names = List.copyOf(names);
        this.looking = looking;
        this.changing = changing;
        this.look = through(looking, "looking");
        this.change = through(changing, "changing");
    }

    private static OperatorCli through(Wiretap wire, String purpose) {
        return new OperatorCli(wire.s3(), wire.sqs(), wire.dynamoDb(), "OperatorTour-" + purpose);
    }

    /**
     * What was called.
     *
     * @param looking by commands for everybody who is an operator
     * @param changing by those that change the schema or write into the table
     */
    record Calls(Set<RecordedCall> looking, Set<RecordedCall> changing) {}

    Calls walk() {
        run(LOAD, change);
        // A bucket that is not empty has to be emptied first.
        buckets().forEach(bucket -> aws.put(bucket, "a.json", Aws.utf8("{}")));
        aws.createBucket(GrandTour.SWEPT_BUCKET, Map.of("a.json", Aws.utf8("{}")));
        aws.createFifoQueue(GrandTour.SWEPT_QUEUE);
        // Its jobs are of long ago: one that DynamoDB lets expire before it is written whole has to be seeded again.
        await().atMost(Services.PATIENCE).untilAsserted(() -> run(SEED, change));
        LOOKING.forEach(command -> run(command, look));
        run(DROP, change);
        return new Calls(looking.calls(), changing.calls());
    }

    private Stream<String> buckets() {
        return names.contains(WIDGETS)
                ? Stream.of("movie-bucket", "widget-requests", "widgets")
                : Stream.of("movie-bucket");
    }

    private void run(List<String> command, OperatorCli operator) {
        OperatorCli.Ended ended =
                operator.run(Stream.concat(command.stream(), names.stream()).toList());
        assertThat(ended.exitCode()).as("%s: %s", command, ended.output()).isZero();
    }

    /** The commands that there are here, and those that have nothing to do with AWS. */
    static List<String> commands() {
        Stream<String> walked = Stream.concat(LOOKING.stream(), Stream.of(LOAD, SEED, DROP))
                .map(command -> command.getFirst().equals("sweep")
                        ? command.getFirst()
                        : String.join(" ", command.subList(0, 2)));
        return Stream.concat(walked, WITHOUT_AWS.stream()).toList();
    }

    /** The commands that there are. */
    static List<String> commandsOfTheHelp() {
        return help(List.of()).stream()
                .flatMap(group -> {
                    List<String> commands = help(List.of(group));
                    return commands.isEmpty()
                            ? Stream.of(group)
                            : commands.stream().map(command -> group + " " + command);
                })
                .toList();
    }

    /** The commands that the help on one names. */
    private static List<String> help(List<String> group) {
        String help = OperatorCli.help(group);
        int commands = help.indexOf("Commands:");
        return commands < 0
                ? List.of()
                : COMMAND.matcher(help.substring(commands))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .toList();
    }
}
