package dev.reelay.ledger;

/** What the ledger holds under a movie's key. */
public sealed interface Lookup {

    /** This movie. */
    record Found(MovieEntry entry) implements Lookup {}

    /** Nothing: there is no such movie, or no such job. */
    record Absent() implements Lookup {}

    /** An item that the ledger did not write like this; {@code problem} says what is wrong with it. */
    record Unreadable(String problem) implements Lookup {}
}
