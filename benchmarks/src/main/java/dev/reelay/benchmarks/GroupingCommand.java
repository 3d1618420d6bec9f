package dev.reelay.benchmarks;

import static dev.reelay.benchmarks.report.MarkdownTable.number;

import dev.reelay.benchmarks.pipeline.Lab;
import dev.reelay.benchmarks.report.MarkdownTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What group commit saves in calls, and what it takes from latency. */
@Command(name = "grouping", description = "Calls, speed and latency with group commit, without its pauses, without it.")
final class GroupingCommand implements Runnable {

    @Mixin
    private Variants variants = new Variants();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        try (Lab lab = common.lab(spec)) {
            start(lab, "patient", "group commit");
            start(lab, "eager", "group commit without pauses");
            start(lab, "none", "each part a call of its own");
            for (int round = 1; round <= common.rounds(); round++) {
                variants.measureEach();
                common.progress(spec, "round " + round);
            }
            common.publish(spec, section());
        }
    }

    private void start(Lab lab, String grouping, String title) {
        variants.start(lab, grouping, title, service -> service.with("reelay.batching.grouping", grouping));
    }

    private String section() {
        MarkdownTable table = MarkdownTable.of(
                "",
                "calls a movie",
                "parts in a batch, mean",
                "movies/s",
                "seconds of a job of " + variants.small() + ", p50",
                "p99");
        variants.all()
                .forEach(variant -> table.row(
                        variant.title(),
                        number(variant.calls().median(), 2),
                        number(variant.parts().median(), 1),
                        number(variant.rate().median(), 1),
                        number(variant.seconds().quantile(0.5), 3),
                        number(variant.seconds().quantile(0.99), 3)));
        return """
                Three pipelines side by side on one backend, each measured while the others are idle; medians of %d rounds of %s, \
                alternating. Set by `reelay.batching.grouping`.

                %s
                """.formatted(common.rounds(), variants.round(), table);
    }
}
