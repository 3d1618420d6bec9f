package dev.reelay.benchmarks.pipeline;

import dev.reelay.benchmarks.measure.Stopwatch;
import dev.reelay.benchmarks.measure.Until;
import dev.reelay.benchmarks.metrics.AwsCalls;
import dev.reelay.benchmarks.metrics.BatchSizes;
import dev.reelay.benchmarks.metrics.PrometheusText;
import dev.reelay.launcher.stack.RunningService;
import dev.reelay.schema.SchemaNames;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Producers and consumers that run and belong together.
 *
 * @param names of their resources
 * @param producers at least one, which is also asked how far jobs are
 * @param backend for looking at it from outside
 */
public record Pipeline(
        SchemaNames names, List<RunningService> producers, List<RunningService> consumers, Backend backend) {

    private static final Duration PATIENCE = Duration.ofHours(3);
    private static final String RUNNING = "RUNNING";
    private static final String COMPLETED = "COMPLETED";

    /** Copies the lists. */
    public Pipeline {
        producers = List.copyOf(producers);
        consumers = List.copyOf(consumers);
    }

    /** Submits a job and returns when all its movies are confirmed; any other end is an exception. */
    public JobRun run(int movies) {
        Stopwatch watch = Stopwatch.started();
        String jobId = producer().submit(movies);
        Until.holds("job " + jobId + " is finished", PATIENCE, () -> isFinished(jobId));
        return new JobRun(jobId, movies, watch.elapsed());
    }

    /** The same, and then waits until the last message is deleted: the next run finds an idle pipeline. */
    public JobRun runAndSettle(int movies) {
        JobRun run = run(movies);
        backend.awaitEmpty(names);
        return run;
    }

    private boolean isFinished(String jobId) {
        services().forEach(service -> service.program().failIfDead("during a measurement"));
        Optional<JsonNode> answer = producer().job(jobId);
        if (answer.isEmpty()) {
            return false;
        }
        JsonNode job = answer.get();
        String state = job.get("state").asString();
        if (!state.equals(RUNNING) && !state.equals(COMPLETED)) {
            throw new IllegalStateException("a job did not end well, so nothing was measured: " + job);
        }
        return state.equals(COMPLETED);
    }

    /** Where jobs are submitted. */
    public Rest producer() {
        return new Rest(producers.getFirst().url());
    }

    /** AWS requests of all its services so far. */
    public AwsCalls calls() {
        return AwsCalls.of(metrics());
    }

    /** Sizes of all its batches so far, by operation. */
    public SortedMap<String, BatchSizes> batches() {
        return BatchSizes.byOperation(metrics());
    }

    private List<PrometheusText> metrics() {
        return services().map(service -> new Rest(service.url()).metrics()).toList();
    }

    private Stream<RunningService> services() {
        return Stream.concat(producers.stream(), consumers.stream());
    }
}
