package dev.reelay.batching;

import dev.reelay.traces.BatchSpans;
import dev.reelay.traces.Traces;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Makes group commits whose batches are measured, {@code reelay.batch.size} by {@code operation}, and are spans of that name. */
public final class Batches {

    private final MeterRegistry meters;
    private final Grouping grouping;
    private final Traces traces;

    /** Batches grouped so, measured in {@code meters}, and linked to the {@code traces} of their parts. */
    public Batches(MeterRegistry meters, Grouping grouping, Traces traces) {
        this.meters = meters;
        this.grouping = grouping;
        this.traces = traces;
    }

    /** A {@link GroupCommit} whose sizes are measured under {@code operation}; the rest is its own, as far as the grouping allows. */
    public <T, R> GroupCommit<T, R> of(
            String operation, int full, int most, Duration pause, Function<List<T>, List<CompletableFuture<R>>> flush) {
        DistributionSummary sizes = DistributionSummary.builder("reelay.batch.size")
                .description("Parts in one AWS call, by operation")
                .tag("operation", operation)
                .serviceLevelObjectives(1, 2, 5, 9, 10, 20, 50, 89, 99, 100)
                .register(meters);
        BatchSpans spans = traces.ofBatches(operation);
        return switch (grouping) {
            case PATIENT -> new GroupCommit<>(full, most, pause, flush, sizes::record, spans);
            case EAGER -> new GroupCommit<>(full, most, Duration.ZERO, flush, sizes::record, spans);
            case NONE -> new GroupCommit<>(1, full * most, Duration.ZERO, flush, sizes::record, spans);
        };
    }
}
