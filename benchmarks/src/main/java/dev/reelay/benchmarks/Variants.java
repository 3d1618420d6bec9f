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
import dev.reelay.launcher.stack.ServicePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Pipelines side by side on one backend that differ in what their services are told and in nothing else. */
final class Variants {

    @Option(names = "--movies", defaultValue = "1000", description = "Of a job: ${DEFAULT-VALUE}")
    private int movies;

    @Option(names = "--small", defaultValue = "10", description = "Movies of a small job: ${DEFAULT-VALUE}")
    private int small;

    @Option(names = "--jobs", defaultValue = "20", description = "Small jobs in each round: ${DEFAULT-VALUE}")
    private int jobs;

    @Option(names = "--warm-up", defaultValue = "1000", description = "Movies of each before that: ${DEFAULT-VALUE}")
    private int warmUp;

    private final List<Variant> started = new ArrayList<>();

    /** One of the pipelines, and what each round measured of it. */
    record Variant(
            String title,
            Pipeline pipeline,
            List<Double> callsAMovie,
            List<Double> rates,
            List<Double> batchMeans,
            List<Double> smallSeconds) {

        Samples calls() {
            return Samples.of(callsAMovie);
        }

        /** Movies a second. */
        Samples rate() {
            return Samples.of(rates);
        }

        /** Parts in a batch, on average. */
        Samples parts() {
            return Samples.of(batchMeans);
        }

        /** How long small jobs take. */
        Samples seconds() {
            return Samples.of(smallSeconds);
        }
    }

    /** Starts and warms up one more, whose resources have names of their own; {@code title} is what the report calls it. */
    void start(Lab lab, String name, String title, UnaryOperator<ServicePlan> told) {
        List<ServicePlan> services = Stream.of(ServicePlan.producer(), ServicePlan.consumer())
                .map(told)
                .toList();
        Pipeline pipeline = lab.pipeline(Names.prefixed(name), services);
        pipeline.runAndSettle(warmUp);
        started.add(new Variant(
                title, pipeline, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }

    /** Measures one after another, while the others are idle. */
    void measureEach() {
        started.forEach(this::measure);
    }

    /** In the order in which they were started. */
    List<Variant> all() {
        return List.copyOf(started);
    }

    /** What a round is, for the report. */
    String round() {
        return "one job of %s movies and %d jobs of %d".formatted(number(movies, 0), jobs, small);
    }

    /** How many movies a small job has. */
    int small() {
        return small;
    }

    private void measure(Variant variant) {
        Pipeline pipeline = variant.pipeline();
        AwsCalls callsBefore = pipeline.calls();
        BatchSizes batchesBefore = batches(pipeline);
        JobRun run = pipeline.runAndSettle(movies);
        variant.callsAMovie().add(pipeline.calls().minus(callsBefore).total() / movies);
        variant.batchMeans().add(batches(pipeline).minus(batchesBefore).mean());
        variant.rates().add(run.rate());
        for (int job = 0; job < jobs; job++) {
            variant.smallSeconds()
                    .add(Stopwatch.seconds(pipeline.runAndSettle(small).elapsed()));
        }
    }

    private static BatchSizes batches(Pipeline pipeline) {
        return pipeline.batches().values().stream().reduce(BatchSizes.NONE, BatchSizes::plus);
    }
}
