package dev.reelay.benchmarks;

import dev.reelay.benchmarks.metrics.AwsCalls;
import dev.reelay.benchmarks.metrics.BatchSizes;
import dev.reelay.benchmarks.pipeline.Lab;
import dev.reelay.benchmarks.pipeline.Pipeline;
import dev.reelay.benchmarks.price.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What AWS is asked for, and what it would charge. */
@Command(name = "calls", description = "AWS calls a movie, sizes of batches, and dollars per million movies.")
final class CallsCommand implements Runnable {

    @Option(names = "--movies", defaultValue = "10000", description = "Of each job: ${DEFAULT-VALUE}")
    private int movies;

    @Option(names = "--warm-up", defaultValue = "3000", description = "Movies before that: ${DEFAULT-VALUE}")
    private int warmUp;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        try (Lab lab = common.lab(spec)) {
            Pipeline pipeline = lab.pipeline();
            pipeline.runAndSettle(warmUp);
            AwsCalls callsBefore = pipeline.calls();
            SortedMap<String, BatchSizes> batchesBefore = pipeline.batches();
            List<Double> perRound = new ArrayList<>();
            AwsCalls last = callsBefore;
            for (int round = 1; round <= common.rounds(); round++) {
                pipeline.runAndSettle(movies);
                AwsCalls now = pipeline.calls();
                perRound.add(now.minus(last).total() / movies);
                common.progress(spec, "%.3f calls a movie".formatted(perRound.getLast()));
                last = now;
            }
            AwsCalls calls = last.minus(callsBefore);
            SortedMap<String, BatchSizes> batches = since(pipeline.batches(), batchesBefore);
            Usage usage = usage(pipeline, calls, batches);
            common.publish(spec, new CallsSection(movies, perRound, calls, batches, usage).text());
        }
    }

    private Usage usage(Pipeline pipeline, AwsCalls calls, SortedMap<String, BatchSizes> batches) {
        int movieBytes =
                (int) Math.round(pipeline.backend().movieSizes(pipeline.names()).getAverage());
        return new Usage(
                common.rounds(),
                calls.of("TransactWriteItems"),
                batches.getOrDefault("ledger.write", BatchSizes.NONE).parts(),
                batches.getOrDefault("ledger.read", BatchSizes.NONE).parts(),
                calls.of("GetItem") + calls.of("BatchGetItem"),
                movieBytes);
    }

    private static SortedMap<String, BatchSizes> since(
            SortedMap<String, BatchSizes> now, SortedMap<String, BatchSizes> before) {
        SortedMap<String, BatchSizes> since = new TreeMap<>();
        now.forEach((operation, sizes) ->
                since.put(operation, sizes.minus(before.getOrDefault(operation, BatchSizes.NONE))));
        return since;
    }
}
