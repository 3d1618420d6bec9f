package dev.reelay.benchmarks;

import static dev.reelay.benchmarks.report.MarkdownTable.number;

import dev.reelay.benchmarks.contender.Contender;
import dev.reelay.benchmarks.measure.Samples;
import dev.reelay.benchmarks.pipeline.JobRun;
import dev.reelay.benchmarks.pipeline.Lab;
import dev.reelay.benchmarks.pipeline.Pipeline;
import dev.reelay.benchmarks.report.MarkdownTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Pipeline, limit and naive, alternating on one backend. */
@Command(
        name = "throughput",
        description =
                "Movies a second of the pipeline, of the same calls by the raw SDK, and of a tutorial's pipeline.")
final class ThroughputCommand implements Runnable {

    private static final double GOAL = 0.8;

    @Option(names = "--movies", defaultValue = "10000", description = "Of each job: ${DEFAULT-VALUE}")
    private int movies;

    @Option(
            names = "--warm-up",
            defaultValue = "3000",
            description = "Movies of each before the first measurement: ${DEFAULT-VALUE}")
    private int warmUp;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        List<Double> pipelineRates = new ArrayList<>();
        List<Double> limitRates = new ArrayList<>();
        List<Double> naiveRates = new ArrayList<>();
        try (Lab lab = common.lab(spec);
                Contender limit = Contender.start(lab, "serve-limit");
                Contender naive = Contender.start(lab, "serve-naive")) {
            Pipeline pipeline = lab.pipeline();
            pipeline.runAndSettle(warmUp);
            limit.run(warmUp);
            naive.run(warmUp);
            for (int round = 1; round <= common.rounds(); round++) {
                // Who comes first has the emptier backend.
                if (round % 2 == 0) {
                    limitRates.add(measured("limit", limit.run(movies)));
                    pipelineRates.add(measured("pipeline", pipeline.runAndSettle(movies)));
                } else {
                    pipelineRates.add(measured("pipeline", pipeline.runAndSettle(movies)));
                    limitRates.add(measured("limit", limit.run(movies)));
                }
                naiveRates.add(measured("naive", naive.run(movies)));
            }
        }
        Samples shares = Samples.of(IntStream.range(0, pipelineRates.size())
                .mapToObj(round -> pipelineRates.get(round) / limitRates.get(round))
                .toList());
        common.publish(
                spec, section(Samples.of(pipelineRates), Samples.of(limitRates), Samples.of(naiveRates), shares));
    }

    private double measured(String who, JobRun run) {
        common.progress(spec, "%s %d movies, %.1f/s".formatted(who, run.movies(), run.rate()));
        return run.rate();
    }

    private String section(Samples pipeline, Samples limit, Samples naive, Samples shares) {
        MarkdownTable table = MarkdownTable.of("", "movies a run", "movies/s, median", "least", "most", "of the limit");
        row(table, "limit", movies, limit, limit);
        row(table, "pipeline", movies, pipeline, limit);
        row(table, "naive", movies, naive, limit);
        double share = shares.median();
        return """
                Medians of %d rounds, alternating, after warm-up.

                %s
                The pipeline reaches %s of the limit, the median of the shares of the rounds, which are %s to %s (goal: at least %s, %s), and is %s \
                times as fast as the naive one.
                """.formatted(
                        pipeline.size(),
                        table,
                        number(share, 2),
                        number(shares.least(), 2),
                        number(shares.most(), 2),
                        number(GOAL, 1),
                        share >= GOAL ? "reached" : "missed",
                        number(pipeline.median() / naive.median(), 1));
    }

    private static void row(MarkdownTable table, String who, int movies, Samples rates, Samples limit) {
        table.row(
                who,
                number(movies, 0),
                number(rates.median(), 1),
                number(rates.least(), 1),
                number(rates.most(), 1),
                number(rates.median() / limit.median(), 2));
    }
}
