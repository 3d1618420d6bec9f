package dev.reelay.benchmarks.metrics;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * AWS requests as billed, {@code reelay_aws_calls_total}, without what health checks ask.
 *
 * @param work requests that carried movies
 * @param emptyPolls receives that brought nothing
 * @param looks queries: a service makes one only where a client asks how far a job is
 */
public record AwsCalls(SortedMap<Operation, Double> work, double emptyPolls, double looks) {

    private static final String LOOK = "Query";
    private static final Set<String> HEALTH = Set.of("HeadBucket", "DescribeTable", "GetQueueUrl");

    /** The requests of these services so far, all together. */
    public static AwsCalls of(Iterable<PrometheusText> services) {
        SortedMap<Operation, Double> work = new TreeMap<>();
        double empty = 0;
        double looks = 0;
        for (PrometheusText metrics : services) {
            for (PrometheusText.Sample sample : metrics.samples()) {
                Operation operation = new Operation(sample.label("service"), sample.label("operation"));
                if (sample.name().equals("reelay_aws_calls_total")
                        && operation.name().equals(LOOK)) {
                    looks += sample.value();
                } else if (sample.name().equals("reelay_aws_calls_total") && !HEALTH.contains(operation.name())) {
                    work.merge(operation, sample.value(), Double::sum);
                } else if (sample.name().equals("reelay_aws_empty_polls_total")) {
                    work.merge(operation, -sample.value(), Double::sum);
                    empty += sample.value();
                }
            }
        }
        return new AwsCalls(work, empty, looks);
    }

    /** What came since {@code earlier}. */
    public AwsCalls minus(AwsCalls earlier) {
        SortedMap<Operation, Double> since = new TreeMap<>(work);
        earlier.work.forEach((operation, calls) -> since.merge(operation, -calls, Double::sum));
        since.values().removeIf(calls -> calls == 0);
        return new AwsCalls(since, emptyPolls - earlier.emptyPolls, looks - earlier.looks);
    }

    /** All requests that carried movies. */
    public double total() {
        return work.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The requests of one operation, whatever its service. */
    public double of(String operation) {
        return work.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(operation))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** An operation of a service, as the SDK names them. */
    public record Operation(String service, String name) implements Comparable<Operation> {

        private static final Comparator<Operation> ORDER =
                Comparator.comparing(Operation::service).thenComparing(Operation::name);

        @Override
        public int compareTo(Operation other) {
            return ORDER.compare(this, other);
        }
    }
}
