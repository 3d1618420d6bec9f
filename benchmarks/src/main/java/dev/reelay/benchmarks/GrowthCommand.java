package dev.reelay.benchmarks;

import static dev.reelay.benchmarks.report.MarkdownTable.number;

import dev.reelay.benchmarks.measure.Samples;
import dev.reelay.benchmarks.measure.Stopwatch;
import dev.reelay.benchmarks.metrics.AwsCalls;
import dev.reelay.benchmarks.pipeline.GcLog;
import dev.reelay.benchmarks.pipeline.HeapWatch;
import dev.reelay.benchmarks.pipeline.JobRun;
import dev.reelay.benchmarks.pipeline.Lab;
import dev.reelay.benchmarks.pipeline.Pipeline;
import dev.reelay.benchmarks.report.MarkdownTable;
import dev.reelay.launcher.stack.ServicePlan;
import dev.reelay.schema.SchemaNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether a job ten times as large costs ten times as much, and no more memory. */
@Command(
        name = "growth",
        description =
                "Calls, seconds and heap by the size of the job. Small jobs are repeated --rounds times, large ones"
                        + " fewer: as many as make 100,000 movies, at least one.")
final class GrowthCommand implements Runnable {

    private static final int ENOUGH_MOVIES = 100_000;
    /** Of embedded AWS, with room for what is not yet collected. */
    private static final int KIB_PER_MOVIE = 8;

    @Option(
            names = "--movies",
            split = ",",
            defaultValue = "1000,10000,100000",
            description = "Sizes of jobs: ${DEFAULT-VALUE}")
    private List<Integer> sizes = List.of();

    @Option(names = "--warm-up", defaultValue = "3000", description = "Movies before that: ${DEFAULT-VALUE}")
    private int warmUp;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final MarkdownTable table = MarkdownTable.of(
            "movies",
            "jobs",
            "seconds, median",
            "movies/s",
            "calls a movie",
            "service",
            "heap peak, MiB",
            "most after a full GC, by thirds of its collections, MiB",
            "live after it, MiB");

    @Override
    public void run() {
        try (Lab lab = common.lab(spec, backendHeap())) {
            HeapWatch producer = new HeapWatch(lab.logs().resolve(Path.of("producer-gc.log")));
            HeapWatch consumer = new HeapWatch(lab.logs().resolve(Path.of("consumer-gc.log")));
            Pipeline pipeline = lab.pipeline(
                    SchemaNames.defaults(),
                    List.of(
                            ServicePlan.producer().withJvmFlag(producer.flag()),
                            ServicePlan.consumer().withJvmFlag(consumer.flag())));
            pipeline.runAndSettle(warmUp);
            for (int size : sizes) {
                measure(pipeline, producer, consumer, size);
            }
        }
        common.publish(
                spec,
                "After a warm-up of %s movies; each service has a heap of 256 MiB.\n\n%s"
                        .formatted(number(warmUp, 0), table));
    }

    private void measure(Pipeline pipeline, HeapWatch producer, HeapWatch consumer, int size) {
        AwsCalls before = pipeline.calls();
        GcLog producerBefore = producer.now();
        GcLog consumerBefore = consumer.now();
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < rounds(size); round++) {
            JobRun run = pipeline.runAndSettle(size);
            seconds.add(Stopwatch.seconds(run.elapsed()));
            common.progress(spec, "%d movies, %.1f s".formatted(size, seconds.getLast()));
        }
        double calls = pipeline.calls().minus(before).total() / ((double) size * seconds.size());
        GcLog producerRun = producer.now().since(producerBefore);
        GcLog consumerRun = consumer.now().since(consumerBefore);
        double median = Samples.of(seconds).median();
        table.row(
                number(size, 0),
                number(seconds.size(), 0),
                number(median, 2),
                number(size / median, 1),
                number(calls, 3),
                "producer",
                mib(producerRun.peak()),
                thirds(producerRun),
                mib(producer.live(pipeline.producers().getFirst().program())));
        table.row(
                "",
                "",
                "",
                "",
                "",
                "consumer",
                mib(consumerRun.peak()),
                thirds(consumerRun),
                mib(consumer.live(pipeline.consumers().getFirst().program())));
    }

    private int rounds(int size) {
        return Math.clamp(ENOUGH_MOVIES / size, 1, common.rounds());
    }

    private String backendHeap() {
        long movies = warmUp
                + sizes.stream().mapToLong(size -> (long) size * rounds(size)).sum();
        return (1024 + movies * KIB_PER_MOVIE / 1024) + "m";
    }

    private static String thirds(GcLog log) {
        return IntStream.range(0, 3).mapToObj(third -> mib(log.mostLeft(third))).collect(Collectors.joining(", "));
    }

    private static String mib(OptionalInt mib) {
        return mib.isPresent() ? Integer.toString(mib.getAsInt()) : "-";
    }
}
