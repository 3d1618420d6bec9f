package dev.reelay.endtoend.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * The jobs of a run, drawn by its seed: five, some larger than a chunk of generation, and four files of somebody's own, one of them large.
 * Each is submitted, with its idempotency key, until some producer answers 202. The five belong to the run, the files to nobody.
 */
final class Workload {

    private static final int JOBS = 5;
    private static final int FILES = 4;
    private static final int LARGE = 120_000;
    private static final int WITHIN_MILLIS = 7_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Lab lab;
    private final History history;
    private final String run;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Of a run that bears this name, which no other has: the same seed may come twice in the life of a table. */
    Workload(Lab lab, History history, String run) {
        this.lab = lab;
        this.history = history;
        this.run = run;
    }

    /** Begins; what it gives is done when all jobs are accepted. */
    CompletableFuture<Void> submit(long seed) {
        // Mixed first: with small seeds Random itself begins nearly the same.
        Random random = new Random(new SplittableRandom(seed).nextLong());
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            String key = run + "-" + i;
            int count = i == 0 ? random.nextInt(100, 130) : random.nextInt(20, 50);
            long movies = random.nextInt(1_000_000);
            int millis = i == 0 ? 0 : random.nextInt(WITHIN_MILLIS);
            all.add(CompletableFuture.runAsync(
                    () -> accepted(key, count, movies),
                    CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, threads)));
        }
        // After the jobs, so that each seed still means the same ones.
        for (int i = 0; i < FILES; i++) {
            int number = i;
            all.add(CompletableFuture.runAsync(
                    () -> sent(number),
                    CompletableFuture.delayedExecutor(random.nextInt(WITHIN_MILLIS), TimeUnit.MILLISECONDS, threads)));
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    }

    private void sent(int number) {
        String name = "laptop-" + number + ".json";
        // Another in each run: the same bytes would be the same object, which is written once.
        String content = "{ \"run\": \"%s\",\n  \"number\": %d.50, \"list\": [null, true, {\"state\": \"%s\"}] }"
                .formatted(run, number, "x".repeat(number == 0 ? LARGE : 1));
        Producers producers = lab.producers();
        Optional<JsonNode> job = await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> producers.sendFile(run + "-" + name, name, content), Optional::isPresent);
        String jobId = job.orElseThrow().path("jobId").asString();
        history.add(new Event.FileSent(jobId, name, content));
        history.add(new Event.Accepted(jobId, 1));
    }

    private void accepted(String key, int count, long movies) {
        Producers producers = lab.producers();
        Optional<JsonNode> job = await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> producers.submit(key, count, movies, run), Optional::isPresent);
        history.add(new Event.Accepted(job.orElseThrow().path("jobId").asString(), count));
    }
}
