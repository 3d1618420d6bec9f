package dev.reelay.benchmarks;

import static dev.reelay.benchmarks.report.MarkdownTable.number;

import com.sun.management.OperatingSystemMXBean;
import dev.reelay.benchmarks.latency.LatencyForwarder;
import dev.reelay.benchmarks.measure.Samples;
import dev.reelay.benchmarks.pipeline.Endpoints;
import dev.reelay.benchmarks.pipeline.JobRun;
import dev.reelay.benchmarks.pipeline.Lab;
import dev.reelay.benchmarks.pipeline.Names;
import dev.reelay.benchmarks.pipeline.Pipeline;
import dev.reelay.benchmarks.report.MarkdownTable;
import dev.reelay.launcher.stack.RunningService;
import dev.reelay.launcher.stack.ServiceKind;
import dev.reelay.launcher.stack.ServicePlan;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Two of a service against one, with a network in between whose latency, not the machine, is to be what limits them. Whether it was, the
 * load of the processors tells: where two keep them busy, their rate is the machine's.
 */
@Command(
        name = "scaling",
        description =
                "Two consumers against one, and two producers against one, with latency before every answer of AWS.")
final class ScalingCommand implements Runnable {

    private static final double GOAL = 1.8;

    @Option(
            names = "--movies",
            defaultValue = "1080",
            description =
                    "Of each job, best an even number of chunks, which two producers share evenly: ${DEFAULT-VALUE}")
    private int movies;

    @Option(
            names = "--warm-up",
            defaultValue = "360",
            description = "Movies before that, for each instance under test: ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(
            names = "--latency",
            defaultValue = "100",
            description = "Milliseconds, so many that the machine waits most of the time: ${DEFAULT-VALUE}")
    private int latencyMillis;

    @Option(
            names = "--files-concurrency",
            defaultValue = "2",
            description =
                    "S3 requests at a time of each instance under test, so few that they share no bottleneck of the"
                            + " machine: ${DEFAULT-VALUE}")
    private int filesConcurrency;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final MarkdownTable table = MarkdownTable.of(
            "service",
            "one, movies/s, median",
            "two, movies/s, median",
            "times as fast",
            "goal",
            "processors busy, one",
            "two");

    private final OperatingSystemMXBean processors = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Override
    public void run() {
        Duration latency = Duration.ofMillis(latencyMillis);
        for (ServiceKind kind : List.of(ServiceKind.CONSUMER, ServiceKind.PRODUCER)) {
            try (Lab lab = common.lab(spec);
                    LatencyForwarder s3 = LatencyForwarder.to(lab.endpoints().s3(), latency);
                    LatencyForwarder sqs = LatencyForwarder.to(lab.endpoints().sqs(), latency);
                    LatencyForwarder dynamoDb =
                            LatencyForwarder.to(lab.endpoints().dynamoDb(), latency)) {
                compare(lab, new Endpoints(s3.url(), sqs.url(), dynamoDb.url()), kind);
            }
        }
        common.publish(spec, """
                %d ms before every answer of AWS, and for each instance under test %d S3 requests and one chunk at a time, so that it waits \
                and does not compute; the other service is one instance without these bounds. %d jobs of %s movies each, alternating.

                %s
                """.formatted(latencyMillis, filesConcurrency, common.rounds(), number(movies, 0), table));
    }

    /** Both set-ups run side by side, one idle while the other is measured. */
    private void compare(Lab lab, Endpoints slow, ServiceKind kind) {
        Pipeline one = start(lab, slow, kind, 1);
        Pipeline two = start(lab, slow, kind, 2);
        List<Double> ofOne = new ArrayList<>();
        List<Double> ofTwo = new ArrayList<>();
        List<Double> busyWithOne = new ArrayList<>();
        List<Double> busyWithTwo = new ArrayList<>();
        one.runAndSettle(warmUp);
        two.runAndSettle(2 * warmUp);
        for (int round = 1; round <= common.rounds(); round++) {
            ofOne.add(measured(kind, one, 1, busyWithOne));
            ofTwo.add(measured(kind, two, 2, busyWithTwo));
        }
        double single = Samples.of(ofOne).median();
        double twice = Samples.of(ofTwo).median();
        table.row(
                kind.title(),
                number(single, 1),
                number(twice, 1),
                number(twice / single, 2),
                "at least %s: %s".formatted(number(GOAL, 1), twice / single >= GOAL ? "reached" : "missed"),
                percent(Samples.of(busyWithOne).median()),
                percent(Samples.of(busyWithTwo).median()));
        Stream.of(one.producers(), one.consumers(), two.producers(), two.consumers())
                .flatMap(List::stream)
                .map(RunningService::program)
                .forEach(program -> program.failIfDead("while two were compared with one"));
    }

    private Pipeline start(Lab lab, Endpoints slow, ServiceKind kind, int instances) {
        ServicePlan tested = (kind == ServiceKind.PRODUCER ? ServicePlan.producer() : ServicePlan.consumer())
                .with("reelay.files.concurrency", Integer.toString(filesConcurrency))
                // Two that begin together end together, and S3 is idle until the next: by chance, in one set-up only.
                .with("reelay.generation.concurrency", "1")
                // In the proportion of the defaults: otherwise one holds at the end what the other could do.
                .with(
                        "spring.cloud.aws.sqs.listener.max-concurrent-messages",
                        Integer.toString(Math.max(10, 400 * filesConcurrency / 64)));
        ServicePlan other = kind == ServiceKind.PRODUCER ? ServicePlan.consumer() : ServicePlan.producer();
        return lab.pipeline(
                Names.prefixed(instances == 1 ? "one" : "two"),
                Stream.concat(Stream.of(other), IntStream.range(0, instances).mapToObj(i -> tested))
                        .map(plan -> Lab.through(slow, plan))
                        .toList());
    }

    private double measured(ServiceKind kind, Pipeline pipeline, int instances, List<Double> busy) {
        // Tells of the time since the last look, so the next one is about this job; everything on the machine counts.
        processors.getCpuLoad();
        JobRun run = pipeline.runAndSettle(movies);
        busy.add(processors.getCpuLoad());
        common.progress(
                spec,
                "%d of %s: %.1f/s, processors busy %s"
                        .formatted(instances, kind.title(), run.rate(), percent(busy.getLast())));
        return run.rate();
    }

    private static String percent(double share) {
        return number(100 * share, 0) + "%";
    }
}
