package dev.reelay.producer.sweeping;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What sweeps and audits count when a page is recorded, so each object once: {@code reelay.swept.objects} by task, and
 * {@code reelay.audit.mismatches}. Each counter is there as 0 from the start.
 */
public final class SweepMetrics {

    private final Counter published;
    private final Counter audited;
    private final Counter mismatches;

    /** Counts in {@code meters}. */
    public SweepMetrics(MeterRegistry meters) {
        published = objects(meters, Task.Publish.NAME);
        audited = objects(meters, Task.Audit.NAME);
        mismatches = meters.counter("reelay.audit.mismatches");
    }

    void recorded(Task task, Counts page) {
        switch (task) {
            case Task.Publish publish -> published.increment((double) page.objects());
            case Task.Audit audit -> {
                audited.increment((double) page.objects());
                mismatches.increment((double) page.mismatches());
            }
        }
    }

    private static Counter objects(MeterRegistry meters, String task) {
        return meters.counter("reelay.swept.objects", "task", task);
    }
}
