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

    @Option(names = "--movies", defaultValue = "10000", description = "Of pipeline and limit: ${DEFAULT-VALUE}")
    private int movies;

    @Option(names = "--naive-movies", defaultValue = "500", description = "Of the naive one: ${DEFAULT-VALUE}")
    private int naiveMovies;

    @Option(
            names = "--warm-up",
            defaultValue = "3000",
            description = "Movies of each before the first measurement: ${DEFAULT-VALUE}; of the naive one a tenth")
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
            naive.run(Math.max(1, warmUp / 10));
            for (int round = 1; round <= common.rounds(); round++) {
                pipelineRates.add(measured("pipeline", pipeline.runAndSettle(movies)));
                limitRates.add(measured("limit", limit.run(movies)));
                naiveRates.add(measured("naive", naive.run(naiveMovies)));
            }
        }
        common.publish(spec, section(Samples.of(pipelineRates), Samples.of(limitRates), Samples.of(naiveRates)));
    }

    private double measured(String who, JobRun run) {
        common.progress(spec, "%s %d movies, %.1f/s".formatted(who, run.movies(), run.rate()));
        return run.rate();
    }

    private String section(Samples pipeline, Samples limit, Samples naive) {
        MarkdownTable table = MarkdownTable.of("", "movies a run", "movies/s, median", "least", "most", "of the limit");
        row(table, "limit", movies, limit, limit);
        row(table, "pipeline", movies, pipeline, limit);
        row(table, "naive", naiveMovies, naive, limit);
        double share = pipeline.median() / limit.median();
        return """
                Medians of %d rounds, alternating, after warm-up.

                %s
                The pipeline reaches %s of the limit (goal: at least %s, %s) and is %s times as fast as the naive one.
                """.formatted(
                        pipeline.size(),
                        table,
                        number(share, 2),
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
