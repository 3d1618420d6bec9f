package dev.reelay.model;

import java.util.Optional;

/**
 * What came of exploring.
 *
 * @param states how many were reached
 * @param transitions how many were tried
 * @param ends in how many of the states nothing more happens by itself
 * @param violation the first invariant found broken, by the shortest way
 */
record Exploration(int states, long transitions, int ends, Optional<Violation> violation) {}
