package dev.reelay.producer.deadletters;

import dev.reelay.backend.Feature;
import dev.reelay.schema.SchemaNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The queues of this pipeline, and of the features that are used: no other is ever looked at. */
public final class WorkQueues {

    private final List<String> movies;
    private final List<Feature> features;

    /** The queues of these names, and those of these features while they are not left out. */
    public WorkQueues(SchemaNames names, List<Feature> features) {
        this.movies = names.movieQueues();
        this.features = List.copyOf(features);
    }

    /** All, first those of movies in the order in which a movie meets them. */
    public List<WorkQueue> all() {
        Stream<String> others = features.stream()
                .filter(feature -> feature.whyOff().isEmpty())
                .flatMap(feature -> feature.needs().queues().stream());
        return Stream.concat(movies.stream(), others).map(WorkQueue::new).toList();
    }

    /** The queue of this name. */
    public Optional<WorkQueue> named(String name) {
        return all().stream().filter(queue -> queue.name().equals(name)).findFirst();
    }

    /** The queue whose dead letters lie in the queue of this name. */
    public Optional<WorkQueue> withDeadLettersIn(String name) {
        return all().stream()
                .filter(queue -> queue.deadLetterQueue().equals(name))
                .findFirst();
    }
}
