package dev.reelay.launcher;

import dev.reelay.launcher.stack.AwsPlan;
import dev.reelay.launcher.stack.ServicePlan;
import dev.reelay.launcher.stack.StackPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program behind {@code ./quickstart}. */
@Command(
        name = "quickstart",
        description =
                "Starts embedded AWS, the producer and the consumer, sends one job through them and shows its progress.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        version = "Reelay quickstart",
        // As whatever else it cannot do: 0 says that every movie is confirmed, 1 that it is not so.
        exitCodeOnInvalidInput = 1)
public final class Quickstart implements Callable<Integer> {
    private static final int MOST_MOVIES = 1_000_000;

    // Embedded AWS keeps everything in memory, and needs room for what is not collected yet.
    private static final int AWS_HEAP_MIB = 512;
    private static final int KIB_OF_A_MOVIE = 8;

    @Option(
            names = "--movies",
            paramLabel = "N",
            defaultValue = "25",
            description = "how many movies the job has, 1 to 1000000; default: ${DEFAULT-VALUE}")
    private int movies;

    @Option(
            names = "--once",
            description = "stop when the job is finished: exit code 0 if every movie is confirmed, else 1")
    private boolean once;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "give up when a job has made no progress for so long; default: ${DEFAULT-VALUE}")
    private int patience;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "where Reelay was built, and its logs go (.reelay/logs); default: the working directory")
    private Path home = Path.of(".");

    @Mixin
    private Ports ports = new Ports();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Ends the JVM with the exit code of the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Quickstart())
                .setExecutionExceptionHandler((problem, command, ignored) -> unexpected(problem, command))
                .execute(args));
    }

    @Override
    public Integer call() {
        require(movies >= 1 && movies <= MOST_MOVIES, "--movies: " + movies + " is not between 1 and " + MOST_MOVIES);
        require(patience >= 1, "--patience: " + patience + " is not a number of seconds from 1 on");
        Screen screen = Screen.of(System.getenv());
        StackPlan plan = plan();
        List<String> problems = Preflight.problems(plan.jars(), plan.home(), ports.wanted());
        problems.forEach(screen::error);
        return problems.isEmpty() ? new Tour(plan, screen, movies, once, Duration.ofSeconds(patience)).run() : 1;
    }

    private StackPlan plan() {
        return StackPlan.in(home, home.resolve(".reelay", "logs"))
                .with(new AwsPlan(ports.s3, ports.sqs, ports.dynamodb, List.of())
                        .withJvmFlag("-Xmx" + (AWS_HEAP_MIB + movies * KIB_OF_A_MOVIE / 1024) + "m"))
                .with(
                        ServicePlan.producer().onPort(ports.producer),
                        ServicePlan.consumer().onPort(ports.consumer));
    }

    private void require(boolean valid, String otherwise) {
        if (!valid) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    /** A bug: its stack trace is for us, and goes to a file. */
    private static int unexpected(Exception problem, CommandLine command) throws IOException {
        Path file = Files.createTempFile("reelay-quickstart-", ".txt");
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
            problem.printStackTrace(writer);
        }
        command.getErr().println("error: " + problem + "\n  please report this, with " + file);
        return 1;
    }
}
