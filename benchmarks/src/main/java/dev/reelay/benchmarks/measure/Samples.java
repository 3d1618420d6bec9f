package dev.reelay.benchmarks.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Measurements of one thing, all in the same unit. */
public final class Samples {

    private final List<Double> sorted;

    private Samples(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured: there is no median of nothing");
        }
        this.sorted = values.stream().sorted().toList();
    }

    /** These measurements, at least one. */
    public static Samples of(Collection<Double> values) {
        return new Samples(new ArrayList<>(values));
    }

    /** How many there are. */
    public int size() {
        return sorted.size();
    }

    /** The middle one, or the mean of the two in the middle. */
    public double median() {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The smallest one that at least this share of all, above 0 and at most 1, does not exceed ("nearest rank"). */
    public double quantile(double share) {
        if (share <= 0 || share > 1) {
            throw new IllegalArgumentException("share is not above 0 and at most 1: " + share);
        }
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    /** The smallest. */
    public double least() {
        return sorted.getFirst();
    }

    /** The largest. */
    public double most() {
        return sorted.getLast();
    }
}
