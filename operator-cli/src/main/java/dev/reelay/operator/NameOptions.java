package dev.reelay.operator;

import dev.reelay.schema.SchemaNames;
import dev.reelay.schema.WidgetNames;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The names of the schema, where they are not the contract's. */
final class NameOptions {

    @Option(names = "--table", scope = ScopeType.INHERIT, paramLabel = "NAME", description = "movie-job-information")
    private @Nullable String table;

    @Option(names = "--bucket", scope = ScopeType.INHERIT, paramLabel = "NAME", description = "movie-bucket")
    private @Nullable String bucket;

    @Option(names = "--queue-generate", scope = ScopeType.INHERIT, paramLabel = "NAME", description = "movie-generate")
    private @Nullable String generate;

    @Option(names = "--queue-load", scope = ScopeType.INHERIT, paramLabel = "NAME", description = "movie-load")
    private @Nullable String load;

    @Option(names = "--queue-confirm", scope = ScopeType.INHERIT, paramLabel = "NAME", description = "movie-confirm")
    private @Nullable String confirm;

    @Option(
            names = "--queue-sweep",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "bucket-sweep, or bucket-sweep.fifo if --queue-generate is a FIFO queue")
    private @Nullable String sweep;

    @Option(
            names = "--queue-suffix",
            scope = ScopeType.INHERIT,
            paramLabel = "SUFFIX",
            description = "Appended to the queues' names; .fifo makes them FIFO queues")
    private @Nullable String suffix;

    @Option(
            names = "--widgets",
            scope = ScopeType.INHERIT,
            description = "What widget requests need, too: two buckets, a table, a FIFO queue")
    private boolean widgets;

    @Option(
            names = "--requests-bucket",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "widget-requests")
    private @Nullable String requestsBucket;

    @Option(
            names = "--queue-widgets",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "widget-requests.fifo; always a FIFO queue")
    private @Nullable String widgetQueue;

    @Option(names = "--widgets-bucket", scope = ScopeType.INHERIT, paramLabel = "NAME", description = "widgets")
    private @Nullable String widgetsBucket;

    @Option(names = "--widgets-table", scope = ScopeType.INHERIT, paramLabel = "NAME", description = "widgets")
    private @Nullable String widgetsTable;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    SchemaNames toNames() {
        SchemaNames defaults = SchemaNames.defaults();
        String generateQueue = or(generate, defaults.generateQueue());
        return checked(() -> new SchemaNames(
                        or(bucket, defaults.bucket()),
                        or(table, defaults.table()),
                        generateQueue,
                        or(load, defaults.loadQueue()),
                        or(confirm, defaults.confirmQueue()),
                        or(sweep, SchemaNames.sweepQueueBeside(generateQueue)))
                .withQueueSuffix(or(suffix, "")));
    }

    /** Of what widget requests need, if that is asked for. */
    Optional<WidgetNames> toWidgetNames() {
        WidgetNames defaults = WidgetNames.defaults();
        return widgets
                ? Optional.of(checked(() -> new WidgetNames(
                        or(requestsBucket, defaults.requestsBucket()),
                        or(widgetQueue, defaults.queue()),
                        or(widgetsBucket, defaults.widgetsBucket()),
                        or(widgetsTable, defaults.widgetsTable()))))
                : Optional.empty();
    }

    private <T> T checked(Supplier<T> names) {
        try {
            return names.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }
}
