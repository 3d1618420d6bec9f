package dev.reelay.benchmarks;

import dev.reelay.benchmarks.limit.Limit;
import dev.reelay.benchmarks.naive.NaiveApplication;
import dev.reelay.benchmarks.pipeline.Endpoints;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The contenders' own processes: the throughput benchmark starts them. */
final class ServeCommands {

    private ServeCommands() {}

    static boolean isServing(String... arguments) {
        return arguments.length > 0 && arguments[0].startsWith("serve-");
    }

    /** Where the backend is. */
    static final class EndpointOptions {

        @Option(names = "--s3", required = true)
        private @Nullable URI s3;

        @Option(names = "--sqs", required = true)
        private @Nullable URI sqs;

        @Option(names = "--dynamodb", required = true)
        private @Nullable URI dynamoDb;

        Endpoints endpoints() {
            if (s3 == null || sqs == null || dynamoDb == null) {
                throw new IllegalStateException("picocli requires all three");
            }
            return new Endpoints(s3, sqs, dynamoDb);
        }
    }

    @Command(name = "serve-limit", hidden = true, description = "The limit, until it is stopped.")
    static final class ServeLimit implements Runnable {

        @Mixin
        private EndpointOptions backend = new EndpointOptions();

        @Override
        public void run() {
            Limit.serve(backend.endpoints());
        }
    }

    @Command(name = "serve-naive", hidden = true, description = "The naive pipeline, until it is stopped.")
    static final class ServeNaive implements Runnable {

        @Mixin
        private EndpointOptions backend = new EndpointOptions();

        @Override
        public void run() {
            NaiveApplication.serve(backend.endpoints());
        }
    }
}
