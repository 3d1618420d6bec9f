package dev.reelay.stage;

import dev.reelay.queues.Queues;
import dev.reelay.schema.SchemaNames;
import dev.reelay.traces.Traces;

/** Puts stages together. */
public final class Stages {

    private final Queues queues;
    private final FailurePolicy policy;
    private final Heartbeat heartbeat;
    private final StageMetrics metrics;
    private final Traces traces;
    private final MessageEvents events;

    /** Stages that share these. */
    public Stages(
            Queues queues,
            FailurePolicy policy,
            Heartbeat heartbeat,
            StageMetrics metrics,
            Traces traces,
            MessageEvents events) {
        this.queues = queues;
        this.policy = policy;
        this.heartbeat = heartbeat;
        this.metrics = metrics;
        this.traces = traces;
        this.events = events;
    }

    /** The stage that does {@code work} with the messages of {@code queue}. Its counts are there from now on, as 0. */
    public <T> Stage<T> of(Work<T> work, String queue) {
        metrics.begin(work.stage());
        return new Stage<>(
                work,
                queues.named(queue),
                queues.named(SchemaNames.deadLetterQueue(queue)),
                policy,
                heartbeat,
                metrics,
                traces,
                events);
    }
}
