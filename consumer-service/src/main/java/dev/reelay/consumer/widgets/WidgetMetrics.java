package dev.reelay.consumer.widgets;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * What is counted of requests: {@code reelay.widget.requests} by type and outcome. {@code absent} are updates and deletes of widgets
 * that there are not, {@code repeated} requests that were applied already. Parked ones and retries are counted as every stage's are.
 */
public final class WidgetMetrics {

    private final MeterRegistry meters;

    /** Counts in {@code meters}. */
    public WidgetMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(String type, String outcome) {
        meters.counter("reelay.widget.requests", "type", type, "outcome", outcome)
                .increment();
    }
}
