package dev.reelay.model;

/**
 * One way in which a worker's next step may go.
 *
 * @param act what it does, in words
 * @param world what has become durable by it
 * @param next the worker after it
 * @param deletes whether it deletes the worker's own letter
 */
record Turn(String act, World world, Worker next, boolean deletes) {

    /** Whose effect is {@code world}. */
    static Turn to(String act, World world, Worker next) {
        return new Turn(act, world, next, false);
    }
}
