package dev.reelay.benchmarks;

import static dev.reelay.benchmarks.report.MarkdownTable.number;

import dev.reelay.benchmarks.measure.Samples;
import dev.reelay.benchmarks.measure.Stopwatch;
import dev.reelay.benchmarks.pipeline.JobRun;
import dev.reelay.benchmarks.pipeline.Lab;
import dev.reelay.benchmarks.pipeline.Pipeline;
import dev.reelay.benchmarks.report.MarkdownTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** How long one waits: for the answer to a POST among many, and for a small job on an idle pipeline. */
@Command(name = "latency", description = "Of POST /jobs under load, and of a small job on an idle pipeline.")
final class LatencyCommand implements Runnable {

    private static final double GOAL_SECONDS = 0.5;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    @Option(names = "--clients", defaultValue = "50", description = "Concurrent clients: ${DEFAULT-VALUE}")
    private int clients;

    @Option(names = "--posts", defaultValue = "40", description = "POSTs of each client: ${DEFAULT-VALUE}")
    private int posts;

    @Option(names = "--jobs", defaultValue = "100", description = "Small jobs, one after another: ${DEFAULT-VALUE}")
    private int jobs;

    @Option(names = "--movies", defaultValue = "10", description = "Of a small job: ${DEFAULT-VALUE}")
    private int movies;

    @Option(names = "--warm-up", defaultValue = "3000", description = "Movies before that: ${DEFAULT-VALUE}")
    private int warmUp;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final List<Double> posted = new ArrayList<>();
    private final List<Double> confirmed = new ArrayList<>();
    private final List<Double> storedToConfirmed = new ArrayList<>();

    @Override
    public void run() {
        try (Lab lab = common.lab(spec)) {
            Pipeline pipeline = lab.pipeline();
            pipeline.runAndSettle(warmUp);
            for (int round = 1; round <= common.rounds(); round++) {
                smallJobs(pipeline);
                burst(pipeline);
                common.progress(spec, "round " + round);
            }
        }
        common.publish(spec, section());
    }

    private void smallJobs(Pipeline pipeline) {
        for (int job = 0; job < Math.ceilDiv(jobs, common.rounds()); job++) {
            pause();
            JobRun run = pipeline.runAndSettle(movies);
            confirmed.add(Stopwatch.seconds(run.elapsed()));
            for (JsonNode movie : pipeline.producer().movies(run.jobId())) {
                storedToConfirmed.add(Stopwatch.seconds(Duration.between(
                        Instant.parse(movie.get("storedOn").asString()),
                        Instant.parse(movie.get("confirmedOn").asString()))));
            }
        }
    }

    /** As users come: at any moment of a long poll, not just when the last job is through. */
    private static void pause() {
        Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toMillis()));
        new CompletableFuture<Void>()
                .completeOnTimeout(null, pause.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** All clients at once, each one POST after another, of jobs of one movie. */
    private void burst(Pipeline pipeline) {
        Queue<Double> seconds = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(IntStream.range(0, clients)
                            .mapToObj(client -> CompletableFuture.runAsync(() -> postAll(pipeline, seconds), threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
        posted.addAll(seconds);
        pipeline.backend().awaitEmpty(pipeline.names());
    }

    private void postAll(Pipeline pipeline, Queue<Double> seconds) {
        for (int post = 0; post < Math.ceilDiv(posts, common.rounds()); post++) {
            Stopwatch watch = Stopwatch.started();
            pipeline.producer().submit(1);
            seconds.add(Stopwatch.seconds(watch.elapsed()));
        }
    }

    private String section() {
        MarkdownTable table = MarkdownTable.of("seconds", "measurements", "p50", "p99", "most");
        row(table, "answer to POST /jobs, %d concurrent clients".formatted(clients), Samples.of(posted));
        row(table, "stored to confirmed, a movie of a job of %d".formatted(movies), Samples.of(storedToConfirmed));
        Samples whole = Samples.of(confirmed);
        row(table, "POST to all %d confirmed, as GET /jobs shows it".formatted(movies), whole);
        return """
                Small jobs come one at a time, each when the queues are empty; the clients together, while their jobs are carried out.

                %s
                A job of %d movies is confirmed within %s s of the POST, p50 (goal: %s s, %s).
                """.formatted(
                        table,
                        movies,
                        number(whole.quantile(0.5), 3),
                        number(GOAL_SECONDS, 1),
                        whole.quantile(0.5) <= GOAL_SECONDS ? "reached" : "missed");
    }

    private static void row(MarkdownTable table, String what, Samples seconds) {
        table.row(
                what,
                number(seconds.size(), 0),
                number(seconds.quantile(0.5), 3),
                number(seconds.quantile(0.99), 3),
                number(seconds.most(), 3));
    }
}
