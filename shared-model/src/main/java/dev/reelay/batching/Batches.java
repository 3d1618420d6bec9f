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

    /** Batches measured in {@code meters}. */
    public Batches(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A {@link GroupCommit} whose sizes are measured under {@code operation}; the rest is its own. */
    public <T, R> GroupCommit<T, R> of(
            String operation, int full, int most, Duration pause, Function<List<T>, List<CompletableFuture<R>>> flush) {
        DistributionSummary sizes = DistributionSummary.builder("reelay.batch.size")
                .description("Parts in one AWS call, by operation")
                .tag("operation", operation)
                .serviceLevelObjectives(1, 2, 5, 9, 10, 20, 50, 89, 99, 100)
                .register(meters);
        return new GroupCommit<>(full, most, pause, flush, sizes::record);
    }
}
