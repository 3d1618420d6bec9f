package dev.reelay.producer.deadletters;

import dev.reelay.backend.RequiredNames;
import dev.reelay.schema.SchemaNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The queues of this pipeline, and of the features that are used: no other is ever looked at. */
public final class WorkQueues {

    private final List<WorkQueue> queues;

    /** The queues of these names, and those of these features. */
    public WorkQueues(SchemaNames names, List<RequiredNames> features) {
        this.queues = Stream.concat(
                        names.queues().stream(), features.stream().flatMap(feature -> feature.queues().stream()))
                .map(WorkQueue::new)
                .toList();
    }

    /** All, first those of movies in the order in which a movie meets them. */
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
