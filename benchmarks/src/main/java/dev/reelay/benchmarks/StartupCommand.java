package dev.reelay.benchmarks;

import static dev.reelay.benchmarks.report.MarkdownTable.number;

import dev.reelay.benchmarks.measure.Samples;
import dev.reelay.benchmarks.measure.Stopwatch;
import dev.reelay.benchmarks.pipeline.Lab;
import dev.reelay.benchmarks.report.MarkdownTable;
import dev.reelay.benchmarks.startup.Packaging;
import dev.reelay.benchmarks.startup.Startup;
import dev.reelay.launcher.stack.ServiceKind;
import dev.reelay.schema.SchemaNames;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Both services, in all packagings, alternating. */
@Command(name = "startup", description = "Seconds until a service is ready: fat jar, extracted jar, AOT cache.")
final class StartupCommand implements Runnable {

    private static final double GOAL = 0.5;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        MarkdownTable table =
                MarkdownTable.of("service", "packaging", "seconds, median", "least", "most", "of the plain fat jar");
        List<String> verdicts = new ArrayList<>();
        try (Lab lab = common.lab(spec)) {
            lab.backend().load(SchemaNames.defaults());
            for (ServiceKind kind : ServiceKind.values()) {
                Map<Packaging, Samples> measured = measure(new Startup(lab, kind), kind);
                double fat = median(measured, Packaging.FAT_JAR);
                measured.forEach((packaging, seconds) -> table.row(
                        kind.title(),
                        packaging.title(),
                        number(seconds.median(), 2),
                        number(seconds.least(), 2),
                        number(seconds.most(), 2),
                        number(seconds.median() / fat, 2)));
                double share = median(measured, Packaging.AOT_CACHE) / fat;
                verdicts.add(
                        "%s %s (%s)".formatted(kind.title(), number(share, 2), share <= GOAL ? "reached" : "missed"));
            }
        }
        common.publish(spec, """
                From the start of the process to the first 200 of `/actuator/health/readiness`, which is asked every 50 ms; %d starts \
                of each, alternating.

                %s
                With extracted jar and AOT cache, of the plain fat jar's time (goal: at most %s): %s.
                """.formatted(common.rounds(), table, number(GOAL, 1), String.join(", ", verdicts)));
    }

    private Map<Packaging, Samples> measure(Startup startup, ServiceKind kind) {
        startup.prepare();
        Map<Packaging, List<Double>> seconds = new EnumMap<>(Packaging.class);
        for (int round = 1; round <= common.rounds(); round++) {
            for (Packaging packaging : Packaging.values()) {
                double measured = Stopwatch.seconds(startup.measure(packaging));
                seconds.computeIfAbsent(packaging, absent -> new ArrayList<>()).add(measured);
                common.progress(spec, "%s, %s: %.2f s".formatted(kind.title(), packaging.title(), measured));
            }
        }
        Map<Packaging, Samples> samples = new EnumMap<>(Packaging.class);
        seconds.forEach((packaging, values) -> samples.put(packaging, Samples.of(values)));
        return samples;
    }

    private static double median(Map<Packaging, Samples> measured, Packaging packaging) {
        Samples samples = measured.get(packaging);
        if (samples == null) {
            throw new IllegalArgumentException("nothing was measured: --rounds is below 1");
        }
        return samples.median();
    }
}
