package dev.reelay.operator;

import dev.reelay.schema.SchemaNames;
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

    @Option(names = "--queue-sweep", scope = ScopeType.INHERIT, paramLabel = "NAME", description = "bucket-sweep")
    private @Nullable String sweep;

    @Option(
            names = "--queue-suffix",
            scope = ScopeType.INHERIT,
            paramLabel = "SUFFIX",
            description = "Appended to the queues' names; .fifo makes them FIFO queues")
    private @Nullable String suffix;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    SchemaNames toNames() {
        SchemaNames defaults = SchemaNames.defaults();
        try {
            return new SchemaNames(
                            or(bucket, defaults.bucket()),
                            or(table, defaults.table()),
                            or(generate, defaults.generateQueue()),
                            or(load, defaults.loadQueue()),
                            or(confirm, defaults.confirmQueue()),
                            or(sweep, defaults.sweepQueue()))
                    .withQueueSuffix(or(suffix, ""));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }
}
