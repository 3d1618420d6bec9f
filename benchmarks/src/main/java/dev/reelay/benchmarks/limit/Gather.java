package dev.reelay.benchmarks.limit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Ideal batches: as it is known how many parts will come, each batch but the last is full.
 *
 * @param <T> a part
 */
final class Gather<T> {

    private final int full;
    private final Consumer<List<T>> flush;
    private int left;
    private List<T> waiting = new ArrayList<>();

    /**
     * @param total how many parts will come
     * @param flush is given each batch, on the thread that brought its last part
     */
    Gather(int full, int total, Consumer<List<T>> flush) {
        this.full = full;
        this.left = total;
        this.flush = flush;
    }

    void add(Collection<? extends T> parts) {
        List<List<T>> ready = new ArrayList<>();
        synchronized (this) {
            for (T part : parts) {
                waiting.add(part);
                left--;
                if (waiting.size() == full || left == 0) {
                    ready.add(waiting);
                    waiting = new ArrayList<>();
                }
            }
        }
        ready.forEach(flush);
    }
}
