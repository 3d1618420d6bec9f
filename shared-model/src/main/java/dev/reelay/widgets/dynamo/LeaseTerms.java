package dev.reelay.widgets.dynamo;

import java.time.Duration;

/**
 * How widgets are leased.
 *
 * @param length for how long at most
 * @param attempt how long one attempt of a call takes at most: a lease that is younger has seen none that was given up, and so none that
 *     may still be under way
 */
record LeaseTerms(Duration length, Duration attempt) {}
