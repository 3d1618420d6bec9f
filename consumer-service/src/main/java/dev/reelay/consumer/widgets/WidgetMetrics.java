package dev.reelay.consumer.widgets;

import dev.reelay.widgets.Outcome;
import dev.reelay.widgets.WidgetRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;

/**
 * What is counted of requests: {@code reelay.widget.requests} by type and outcome. {@code absent} are updates and deletes of widgets
 * that there are not, {@code repeated} requests that were applied already. Parked ones and retries are counted as every stage's are.
 * Each counter is there as 0 from the start.
 */
public final class WidgetMetrics {

    private static final String REPEATED = "repeated";

    private static final Map<String, Set<Outcome>> OUTCOMES = Map.of(
            WidgetRequest.Create.TYPE, Set.of(Outcome.CREATED, Outcome.REPLACED),
            WidgetRequest.Update.TYPE, Set.of(Outcome.UPDATED, Outcome.ABSENT),
            WidgetRequest.Delete.TYPE, Set.of(Outcome.DELETED, Outcome.ABSENT));

    private final MeterRegistry meters;

    /** Counts in {@code meters}. */
    public WidgetMetrics(MeterRegistry meters) {
        this.meters = meters;
        OUTCOMES.forEach((type, outcomes) -> outcomes.forEach(outcome -> requests(type, outcome.wireName())));
        OUTCOMES.keySet().forEach(type -> requests(type, REPEATED));
    }

    void applied(WidgetRequest request, Outcome outcome) {
        requests(request.type(), outcome.wireName()).increment();
    }

    void repeated(WidgetRequest request) {
        requests(request.type(), REPEATED).increment();
    }

    private Counter requests(String type, String outcome) {
        return meters.counter("reelay.widget.requests", "type", type, "outcome", outcome);
    }
}
