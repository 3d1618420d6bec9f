package dev.reelay.benchmarks;

import static dev.reelay.benchmarks.report.MarkdownTable.number;

import dev.reelay.benchmarks.measure.Samples;
import dev.reelay.benchmarks.measure.Stopwatch;
import dev.reelay.benchmarks.metrics.AwsCalls;
import dev.reelay.benchmarks.metrics.BatchSizes;
import dev.reelay.benchmarks.pipeline.JobRun;
import dev.reelay.benchmarks.pipeline.Lab;
import dev.reelay.benchmarks.pipeline.Names;
import dev.reelay.benchmarks.pipeline.Pipeline;
import dev.reelay.benchmarks.report.MarkdownTable;
import dev.reelay.launcher.stack.ServicePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What group commit saves in calls, and what it takes from latency: three pipelines that differ in nothing else. */
@Command(name = "grouping", description = "Calls, speed and latency with group commit, without its pauses, without it.")
final class GroupingCommand implements Runnable {

    /** The values of {@code reelay.batching.grouping}, and what the report calls them. */
    private enum Grouping {
        PATIENT("group commit"),
        EAGER("group commit without pauses"),
        NONE("each part a call of its own");

        private final String title;

        Grouping(String title) {
            this.title = title;
        }
    }

    @Option(names = "--movies", defaultValue = "1000", description = "Of a job: ${DEFAULT-VALUE}")
    private int movies;

    @Option(names = "--small", defaultValue = "10", description = "Movies of a small job: ${DEFAULT-VALUE}")
    private int small;

    @Option(names = "--jobs", defaultValue = "20", description = "Small jobs in each round: ${DEFAULT-VALUE}")
    private int jobs;

    @Option(names = "--warm-up", defaultValue = "1000", description = "Movies of each before that: ${DEFAULT-VALUE}")
    private int warmUp;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** One of the pipelines, and what was measured of it. */
    private record Contestant(
            Grouping grouping,
            Pipeline pipeline,
            List<Double> calls,
            List<Double> rates,
            List<Double> batches,
            List<Double> seconds) {}

    @Override
    public void run() {
        try (Lab lab = common.lab(spec)) {
            List<Contestant> contestants = new ArrayList<>();
            for (Grouping grouping : Grouping.values()) {
                Pipeline pipeline = start(lab, grouping);
                pipeline.runAndSettle(warmUp);
                contestants.add(new Contestant(
                        grouping,
                        pipeline,
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>()));
            }
            for (int round = 1; round <= common.rounds(); round++) {
                contestants.forEach(this::measure);
                common.progress(spec, "round " + round);
            }
            common.publish(spec, section(contestants));
        }
    }

    private static Pipeline start(Lab lab, Grouping grouping) {
        String name = grouping.name().toLowerCase(Locale.ROOT);
        return lab.pipeline(
                Names.prefixed(name),
                List.of(
                        ServicePlan.producer().with("reelay.batching.grouping", name),
                        ServicePlan.consumer().with("reelay.batching.grouping", name)));
    }

    private void measure(Contestant contestant) {
        Pipeline pipeline = contestant.pipeline();
        AwsCalls callsBefore = pipeline.calls();
        BatchSizes batchesBefore = all(pipeline);
        JobRun run = pipeline.runAndSettle(movies);
        contestant.calls().add(pipeline.calls().minus(callsBefore).total() / movies);
        contestant.batches().add(all(pipeline).minus(batchesBefore).mean());
        contestant.rates().add(run.rate());
        for (int job = 0; job < jobs; job++) {
            contestant
                    .seconds()
                    .add(Stopwatch.seconds(pipeline.runAndSettle(small).elapsed()));
        }
    }

    private static BatchSizes all(Pipeline pipeline) {
        return pipeline.batches().values().stream().reduce(BatchSizes.NONE, BatchSizes::plus);
    }

    private String section(List<Contestant> contestants) {
        MarkdownTable table = MarkdownTable.of(
                "",
                "calls a movie",
                "parts in a batch, mean",
                "movies/s",
                "seconds of a job of " + small + ", p50",
                "p99");
        contestants.forEach(contestant -> table.row(
                contestant.grouping().title,
                number(Samples.of(contestant.calls()).median(), 2),
                number(Samples.of(contestant.batches()).median(), 1),
                number(Samples.of(contestant.rates()).median(), 1),
                number(Samples.of(contestant.seconds()).quantile(0.5), 3),
                number(Samples.of(contestant.seconds()).quantile(0.99), 3)));
        return """
                Three pipelines side by side on one backend, each measured while the others are idle; medians of %d rounds of one job \
                of %s movies and %d jobs of %d, alternating. Set by `reelay.batching.grouping`.

                %s
                """.formatted(common.rounds(), number(movies, 0), jobs, small, table);
    }
}
