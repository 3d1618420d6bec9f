package dev.reelay.consumer.confirmation;

import dev.reelay.ledger.Lookup;
import dev.reelay.stage.ParkReason;

/** What a comparison of a movie's item with its file found. */
sealed interface Finding {

    /** The file is what was written, and item and file say the same. */
    record Intact() implements Finding {}

    /** The file is missing or altered: this fails the movie. */
    record Broken(ParkReason reason, String detail) implements Finding {}

    /** The file is what was written, and the item says something else: somebody changed the item. It fails nobody's movie. */
    record Contradicted(String detail) implements Finding {}

    /** There is nothing to compare the file with: when the whole item was read, it was no longer the one that led to this file. */
    record Overtaken(Lookup current) implements Finding {}
}
