package dev.reelay.model;

import dev.reelay.movie.MovieState;
import dev.reelay.movie.MovieState.Confirmed;
import dev.reelay.movie.MovieState.Failed;
import dev.reelay.movie.MovieState.Processed;
import dev.reelay.movie.MovieState.Step;
import dev.reelay.movie.MovieState.Stored;
import java.time.Instant;

/** A movie's item in the table. What a command does to it is asked of the product's own {@link MovieState}. */
enum Item {
    /** There is none. */
    ABSENT,
    /** See {@link Stored}. */
    STORED,
    /** See {@link Processed}. */
    PROCESSED,
    /** See {@link Confirmed}. */
    CONFIRMED,
    /** See {@link Failed}. */
    FAILED;

    /** The item of this state. */
    static Item of(MovieState state) {
        return switch (state) {
            case Stored stored -> STORED;
            case Processed processed -> PROCESSED;
            case Confirmed confirmed -> CONFIRMED;
            case Failed failed -> FAILED;
        };
    }

    /** What the load stage's command comes to. */
    Step advance() {
        return present().advance(Instant.EPOCH);
    }

    /** What the confirm stage's command comes to, by what it found the file to be. */
    Step settle(Payload found) {
        return found == Payload.INTACT
                ? present().confirm(Instant.EPOCH)
                : present().fail("file-altered", Instant.EPOCH);
    }

    /** Whether invariant 2 allows this item to become {@code next} by one write: said once more, or nobody would check it. */
    boolean leadsTo(Item next) {
        return switch (this) {
            case ABSENT -> next == STORED;
            case STORED -> next == PROCESSED;
            case PROCESSED -> next == CONFIRMED || next == FAILED;
            case FAILED -> next == CONFIRMED;
            case CONFIRMED -> false;
        };
    }

    private MovieState present() {
        Instant then = Instant.EPOCH;
        return switch (this) {
            case ABSENT -> throw new IllegalStateException("there is no item to move");
            case STORED -> new Stored(then);
            case PROCESSED -> new Processed(then, then);
            case CONFIRMED -> new Confirmed(then, then, then);
            case FAILED -> new Failed(then, then, then, "file-altered");
        };
    }
}
