package dev.reelay.ledger.dynamo;

import dev.reelay.ledger.dynamo.CountItem.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When what is counted last, or first, happened: an instant in each shard of the counts, of which the last, or the first, is the job's.
 * Set in the update that counts, so that it costs neither a call nor an action more.
 */
enum CountStamp {
    /** A movie was last stored. */
    STORED("last_stored_on"),
    /** A movie was first confirmed. */
    FIRST_CONFIRMED("first_confirmed_on"),
    /** A movie last came to an end for the first time: confirmed or failed, but not confirmed after it had failed. */
    ENDED("last_ended_on"),
    /** A failed movie was last confirmed. */
    RECOVERED("last_recovered_on"),
    /** A movie was last confirmed or failed, in whichever way. */
    SETTLED("settled_on");

    private final String attribute;

    CountStamp(String attribute) {
        this.attribute = attribute;
    }

    String attribute() {
        return attribute;
    }

    boolean tellsOf(Event event) {
        return switch (this) {
            case STORED -> event == Event.STORED;
            case FIRST_CONFIRMED -> event == Event.CONFIRMED || event == Event.RECOVERED;
            case ENDED -> event == Event.CONFIRMED || event == Event.FAILED;
            case RECOVERED -> event == Event.RECOVERED;
            case SETTLED -> ENDED.tellsOf(event) || RECOVERED.tellsOf(event);
        };
    }

    /** For a {@code SET} expression in which {@code #attribute} stands for the attribute. */
    String assignment(String value) {
        return this == FIRST_CONFIRMED
                ? "#%s = if_not_exists(#%s, %s)".formatted(attribute, attribute, value)
                : "#%s = %s".formatted(attribute, value);
    }

    /** The latest of all shards; none: it has not happened, or was counted by a version that noted no instants. */
    Optional<Instant> latest(List<Attributes> counts) {
        return instants(counts).max(Instant::compareTo);
    }

    /** The earliest of all shards; none as with {@link #latest}. */
    Optional<Instant> earliest(List<Attributes> counts) {
        return instants(counts).min(Instant::compareTo);
    }

    private Stream<Instant> instants(List<Attributes> counts) {
        return counts.stream().filter(count -> count.has(attribute)).map(count -> count.instant(attribute));
    }
}
