package dev.reelay.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Everything, one after another. */
@Command(
        name = "all",
        description =
                "Every benchmark with its own defaults, one after another; takes hours. Not the million of growth.")
final class AllCommand implements Callable<Integer> {

    private static final List<List<String>> PARTS = List.of(
            List.of("throughput"),
            List.of("calls"),
            List.of("grouping"),
            List.of("tracing"),
            List.of("growth"),
            List.of("latency"),
            List.of("startup"),
            List.of("scaling"),
            List.of("scaling", "--latency=20", "--files-concurrency=1", "--section=scaling-20"),
            List.of("sweep"));

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        int worst = CommandLine.ExitCode.OK;
        for (List<String> part : PARTS) {
            common.progress(spec, String.join(" ", part));
            List<String> arguments = new ArrayList<>(part);
            arguments.addAll(common.arguments());
            worst = Math.max(worst, BenchmarksProgram.commandLine().execute(arguments.toArray(String[]::new)));
        }
        return worst;
    }
}
