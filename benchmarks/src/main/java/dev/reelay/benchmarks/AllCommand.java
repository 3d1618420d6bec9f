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
@Command(name = "all", description = "Every benchmark with its own defaults, one after another; takes hours.")
final class AllCommand implements Callable<Integer> {

    private static final List<String> PARTS = List.of("throughput", "calls", "growth", "latency", "startup", "scaling");

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        int worst = CommandLine.ExitCode.OK;
        for (String part : PARTS) {
            common.progress(spec, part);
            List<String> arguments = new ArrayList<>(List.of(part));
            arguments.addAll(common.arguments());
            worst = Math.max(worst, BenchmarksProgram.commandLine().execute(arguments.toArray(String[]::new)));
        }
        return worst;
    }
}
