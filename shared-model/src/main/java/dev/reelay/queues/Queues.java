package dev.reelay.queues;

/** The queues of the account. */
public interface Queues {

    /** The queue of this name, the same object for each caller, so that they share batches. */
    Queue named(String name);
}
