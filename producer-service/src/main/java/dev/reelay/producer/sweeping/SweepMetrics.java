package dev.reelay.producer.sweeping;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * What sweeps and audits count when a page is recorded, so each object once: {@code reelay.swept.objects} by task, and
 * {@code reelay.audit.mismatches}.
 */
public final class SweepMetrics {

    private final MeterRegistry meters;

    /** Counts in {@code meters}. */
    public SweepMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void recorded(Task task, Counts page) {
        meters.counter("reelay.swept.objects", "task", task.name()).increment((double) page.objects());
        if (task instanceof Task.Audit) {
            meters.counter("reelay.audit.mismatches").increment((double) page.mismatches());
        }
    }
}
