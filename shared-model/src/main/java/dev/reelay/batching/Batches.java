package dev.reelay.batching;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Makes group commits whose batch sizes are measured: {@code reelay.batch.size}, by {@code operation}. */
public final class Batches {

    private final MeterRegistry meters;
    private final Grouping grouping;

    /** Batches grouped so, and measured in {@code meters}. */
    public Batches(MeterRegistry meters, Grouping grouping) {
        this.meters = meters;
        this.grouping = grouping;
    }

    /** A {@link GroupCommit} whose sizes are measured under {@code operation}; the rest is its own, as far as the grouping allows. */
    public <T, R> GroupCommit<T, R> of(
            String operation, int full, int most, Duration pause, Function<List<T>, List<CompletableFuture<R>>> flush) {
        DistributionSummary sizes = DistributionSummary.builder("reelay.batch.size")
                .description("Parts in one AWS call, by operation")
                .tag("operation", operation)
                .serviceLevelObjectives(1, 2, 5, 9, 10, 20, 50, 89, 99, 100)
                .register(meters);
        return switch (grouping) {
            case PATIENT -> new GroupCommit<>(full, most, pause, flush, sizes::record);
            case EAGER -> new GroupCommit<>(full, most, Duration.ZERO, flush, sizes::record);
            case NONE -> new GroupCommit<>(1, full * most, Duration.ZERO, flush, sizes::record);
        };
    }
}
