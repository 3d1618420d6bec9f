package dev.reelay.benchmarks;

import static dev.reelay.benchmarks.report.MarkdownTable.number;

import dev.reelay.benchmarks.contender.Contender;
import dev.reelay.benchmarks.measure.Samples;
import dev.reelay.benchmarks.pipeline.Lab;
import dev.reelay.benchmarks.pipeline.Pipeline;
import dev.reelay.benchmarks.report.MarkdownTable;
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
        try (Lab lab = common.lab(spec);
                Contender limit = Contender.start(lab, "serve-limit");
                Contender naive = Contender.start(lab, "serve-naive")) {
            Pipeline pipeline = lab.pipeline();
            Racer ours = new Racer(
                    "pipeline", pipeline::runAndSettle, () -> pipeline.calls().total());
            Racer bare = new Racer("limit", limit::run, limit::calls);
            Racer plain = new Racer("naive", naive::run, naive::calls);
            List.of(ours, bare, plain)
                    .forEach(racer ->
                            common.progress(spec, "%s warm-up, %.1f/s".formatted(racer.name(), racer.warmUp(warmUp))));
            for (int round = 1; round <= common.rounds(); round++) {
                // Who comes first has the emptier backend.
                List<Racer> order = round % 2 == 0 ? List.of(bare, ours, plain) : List.of(ours, bare, plain);
                order.forEach(racer -> common.progress(
                        spec, "%s %d movies, %.1f/s".formatted(racer.name(), movies, racer.race(movies))));
            }
            common.publish(spec, section(ours, bare, plain));
        }
    }

    private String section(Racer pipeline, Racer limit, Racer naive) {
        MarkdownTable table = MarkdownTable.of(
                "", "movies a run", "movies/s, median", "least", "most", "of the limit", "calls a movie");
        for (Racer racer : List.of(limit, pipeline, naive)) {
            table.row(
                    racer.name(),
                    number(movies, 0),
                    number(racer.rates().median(), 1),
                    number(racer.rates().least(), 1),
                    number(racer.rates().most(), 1),
                    number(racer.rates().median() / limit.rates().median(), 2),
                    number(racer.callsAMovie(), 2));
        }
        Samples shares = pipeline.sharesOf(limit);
        double share = shares.median();
        return """
                Medians of %d rounds, alternating, after warm-up.

                %s
                The pipeline reaches %s of the limit, the median of the shares of the rounds, which are %s to %s (goal: at least %s, %s), and is %s \
                times as fast as the naive one.
                """.formatted(
                        shares.size(),
                        table,
                        number(share, 2),
                        number(shares.least(), 2),
                        number(shares.most(), 2),
                        number(GOAL, 1),
                        share >= GOAL ? "reached" : "missed",
                        number(pipeline.rates().median() / naive.rates().median(), 1));
    }
}
