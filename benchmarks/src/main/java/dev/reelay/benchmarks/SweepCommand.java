package dev.reelay.benchmarks;

import static dev.reelay.benchmarks.report.MarkdownTable.number;

import dev.reelay.benchmarks.latency.LatencyForwarder;
import dev.reelay.benchmarks.measure.Samples;
import dev.reelay.benchmarks.pipeline.Lab;
import dev.reelay.benchmarks.report.MarkdownTable;
import dev.reelay.benchmarks.sweeps.SweepContest;
import dev.reelay.benchmarks.sweeps.Swept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What listing in ranges and publishing many batches at a time gain over one call after another. */
@Command(name = "sweep", description = "A bucket swept our way and the plain sequential way, alternating.")
final class SweepCommand implements Runnable {

    @Option(
            names = "--objects",
            split = ",",
            defaultValue = "500,50000",
            description = "Of each bucket: ${DEFAULT-VALUE}")
    private List<Integer> sizes = new ArrayList<>();

    @Option(
            names = "--latency",
            defaultValue = "20",
            description = "Milliseconds before every answer of S3 and SQS: ${DEFAULT-VALUE}")
    private int latencyMillis;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final MarkdownTable table = MarkdownTable.of(
            "objects", "way", "calls", "seconds, median", "least", "most", "objects/s", "times as fast");

    @Override
    public void run() {
        Duration latency = Duration.ofMillis(latencyMillis);
        try (Lab lab = common.lab(spec);
                LatencyForwarder s3 = LatencyForwarder.to(lab.endpoints().s3(), latency);
                LatencyForwarder sqs = LatencyForwarder.to(lab.endpoints().sqs(), latency)) {
            for (int objects : sizes) {
                try (SweepContest contest = new SweepContest(lab.endpoints(), s3.url(), sqs.url(), objects)) {
                    compare(contest, objects);
                }
            }
        }
        common.publish(spec, section());
    }

    /** Alternating, after one of each to warm up. */
    private void compare(SweepContest contest, int objects) {
        List<Swept> sequential = new ArrayList<>();
        List<Swept> ours = new ArrayList<>();
        for (int round = 0; round <= common.rounds(); round++) {
            Swept one = contest.sequentially();
            Swept other = contest.ours();
            common.progress(
                    spec,
                    "%d objects, round %d: sequential %.2f s, ours %.2f s"
                            .formatted(objects, round, one.seconds(), other.seconds()));
            if (round > 0) {
                sequential.add(one);
                ours.add(other);
            }
        }
        double before = seconds(sequential).median();
        row(objects, "sequential", sequential, before);
        row(objects, "ours", ours, before);
    }

    private void row(int objects, String way, List<Swept> sweeps, double sequentialSeconds) {
        Samples seconds = seconds(sweeps);
        table.row(
                number(objects, 0),
                way,
                number(
                        Samples.of(sweeps.stream()
                                        .map(sweep -> (double) sweep.calls())
                                        .toList())
                                .median(),
                        0),
                number(seconds.median(), 2),
                number(seconds.least(), 2),
                number(seconds.most(), 2),
                number(objects / seconds.median(), 0),
                number(sequentialSeconds / seconds.median(), 1));
    }

    private static Samples seconds(List<Swept> sweeps) {
        return Samples.of(sweeps.stream().map(Swept::seconds).toList());
    }

    private String section() {
        return """
                Every answer of S3 and SQS comes %d ms later than embedded AWS gives it; medians of %d rounds, \
                alternating, after one of each to warm up.

                %s
                """.formatted(latencyMillis, common.rounds(), table);
    }
}
