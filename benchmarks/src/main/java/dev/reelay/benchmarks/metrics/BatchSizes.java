package dev.reelay.benchmarks.metrics;

import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * The sizes of the batches of one operation: {@code reelay_batch_size}.
 *
 * @param upTo how many batches had at most this many parts, cumulative as Prometheus writes it; the last bound is infinite
 * @param batches how many there were
 * @param parts how many parts they had, all together
 */
public record BatchSizes(NavigableMap<Double, Double> upTo, double batches, double parts) {

    private static final String METER = "reelay_batch_size";

    /** No batches. */
    public static final BatchSizes NONE = new BatchSizes(new TreeMap<>(), 0, 0);

    /** By operation, over all services whose metrics these are. */
    public static SortedMap<String, BatchSizes> byOperation(Iterable<PrometheusText> services) {
        SortedMap<String, BatchSizes> sizes = new TreeMap<>();
        for (PrometheusText metrics : services) {
            metrics.named(METER + "_count")
                    .map(sample -> sample.label("operation"))
                    .forEach(operation -> sizes.merge(operation, read(metrics, operation), BatchSizes::plus));
        }
        return sizes;
    }

    private static BatchSizes read(PrometheusText metrics, String operation) {
        NavigableMap<Double, Double> upTo = new TreeMap<>();
        metrics.named(METER + "_bucket")
                .filter(sample -> sample.label("operation").equals(operation))
                .forEach(sample -> upTo.merge(PrometheusText.number(sample.label("le")), sample.value(), Double::sum));
        return new BatchSizes(
                upTo, total(metrics, METER + "_count", operation), total(metrics, METER + "_sum", operation));
    }

    private static double total(PrometheusText metrics, String name, String operation) {
        return metrics.named(name)
                .filter(sample -> sample.label("operation").equals(operation))
                .mapToDouble(PrometheusText.Sample::value)
                .sum();
    }

    /** Both together. */
    public BatchSizes plus(BatchSizes other) {
        return combined(other, Double::sum);
    }

    /** What came since {@code earlier}. */
    public BatchSizes minus(BatchSizes earlier) {
        return combined(earlier, (now, then) -> now - then);
    }

    /** Parts in a batch, on average; 0 if there were none. */
    public double mean() {
        return batches == 0 ? 0 : parts / batches;
    }

    /** How many batches had more parts than the bound before and at most this bound: what was cumulative, apart. */
    public SortedMap<Double, Double> perBound() {
        SortedMap<Double, Double> apart = new TreeMap<>();
        double before = 0;
        for (Map.Entry<Double, Double> bound : upTo.entrySet()) {
            apart.put(bound.getKey(), bound.getValue() - before);
            before = bound.getValue();
        }
        return apart;
    }

    private BatchSizes combined(BatchSizes other, BinaryOperator<Double> operator) {
        NavigableMap<Double, Double> all = new TreeMap<>();
        upTo.forEach((bound, count) -> all.put(bound, operator.apply(count, other.upTo.getOrDefault(bound, 0.0))));
        other.upTo.forEach((bound, count) -> all.putIfAbsent(bound, operator.apply(0.0, count)));
        return new BatchSizes(all, operator.apply(batches, other.batches), operator.apply(parts, other.parts));
    }
}
