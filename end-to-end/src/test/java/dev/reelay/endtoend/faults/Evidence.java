package dev.reelay.endtoend.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the checker judges by.
 *
 * @param items of the movies of all jobs that were accepted
 * @param numbers of these jobs, as they are told
 * @param letters in all dead-letter queues
 * @param left the queues that are not empty, with their messages
 * @param files the bytes of the files that the items name, by key; none where there is no file
 * @param changes of the table since the run began
 */
record Evidence(
        List<Event> events,
        Map<MovieRef, Attributes> items,
        Map<String, Numbers> numbers,
        List<Letter> letters,
        Map<String, Integer> left,
        Map<String, byte[]> files,
        List<Change> changes) {

    <E extends Event> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Event.Accepted> jobs() {
        return events(Event.Accepted.class);
    }

    /** The movies whose files the harness altered. */
    Set<MovieRef> spoiled() {
        return events(Event.Spoiled.class).stream()
                .map(spoiled -> new MovieRef(spoiled.jobId(), Integer.parseInt(spoiled.movieId())))
                .collect(Collectors.toSet());
    }
}
