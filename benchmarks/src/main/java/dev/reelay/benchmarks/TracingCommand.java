package dev.reelay.benchmarks;

import static dev.reelay.benchmarks.report.MarkdownTable.number;

import dev.reelay.benchmarks.measure.SpanReceiver;
import dev.reelay.benchmarks.pipeline.Lab;
import dev.reelay.benchmarks.report.MarkdownTable;
import dev.reelay.launcher.stack.ServicePlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What traces take from speed and latency, when nobody receives them and when somebody does. */
@Command(name = "tracing", description = "Calls, speed and latency without traces, with few and with all of them.")
final class TracingCommand implements Runnable {

    @Mixin
    private Variants variants = new Variants();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        try (SpanReceiver receiver = SpanReceiver.open();
                Lab lab = common.lab(spec)) {
            variants.start(lab, "untraced", "no endpoint, so no traces", service -> service);
            variants.start(lab, "few", "one request of a hundred, the default", service -> traced(service, receiver));
            variants.start(
                    lab,
                    "all",
                    "every request",
                    service -> traced(service, receiver).with("management.tracing.sampling.probability", "1"));
            for (int round = 1; round <= common.rounds(); round++) {
                variants.measureEach();
                common.progress(spec, "round " + round);
            }
            common.publish(spec, section(receiver));
        }
    }

    private static ServicePlan traced(ServicePlan service, SpanReceiver receiver) {
        return service.with("management.opentelemetry.tracing.export.otlp.endpoint", receiver.url());
    }

    private String section(SpanReceiver receiver) {
        MarkdownTable table = MarkdownTable.of(
                "traced", "calls a movie", "movies/s", "seconds of a job of " + variants.small() + ", p50", "p99");
        variants.all()
                .forEach(variant -> table.row(
                        variant.title(),
                        number(variant.calls().median(), 2),
                        number(variant.rate().median(), 1),
                        number(variant.seconds().quantile(0.5), 3),
                        number(variant.seconds().quantile(0.99), 3)));
        return """
                Three pipelines side by side on one backend, each measured while the others are idle; medians of %d rounds of %s, \
                alternating. The receiver, in the benchmark's process, was sent %s KiB of spans and threw them away.

                %s
                """.formatted(common.rounds(), variants.round(), number(receiver.bytes() / 1024.0, 0), table);
    }
}
