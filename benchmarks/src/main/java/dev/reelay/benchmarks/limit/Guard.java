package dev.reelay.benchmarks.limit;

import java.util.concurrent.CompletableFuture;

/** Sees to it that a failure on any thread ends the run instead of leaving it to wait for ever. */
final class Guard {

    private Guard() {}

    @SuppressWarnings("CatchingUnchecked") // whatever it is, the run has failed
    static Runnable of(CompletableFuture<?> end, Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | Error failure) {
                end.completeExceptionally(failure);
            }
        };
    }
}
