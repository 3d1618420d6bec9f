package dev.reelay.producer.deadletters;

import dev.reelay.schema.SchemaNames;
import java.util.List;
import java.util.Optional;

/** The queues of this pipeline: no other is ever looked at. */
public final class WorkQueues {

    private final List<WorkQueue> queues;

    /** The queues of these names. */
    public WorkQueues(SchemaNames names) {
        this.queues = names.queues().stream().map(WorkQueue::new).toList();
    }

    /** All, in the order in which a movie meets them. */
    public List<WorkQueue> all() {
        return queues;
    }

    /** The queue of this name. */
    public Optional<WorkQueue> named(String name) {
        return queues.stream().filter(queue -> queue.name().equals(name)).findFirst();
    }

    /** The queue whose dead letters lie in the queue of this name. */
    public Optional<WorkQueue> withDeadLettersIn(String name) {
        return queues.stream()
                .filter(queue -> queue.deadLetterQueue().equals(name))
                .findFirst();
    }
}
