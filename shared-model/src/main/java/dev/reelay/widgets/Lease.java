package dev.reelay.widgets;

import java.time.Duration;
import java.time.Instant;

/**
 * A widget that one holder has to itself, for a while.
 *
 * @param widget the widget
 * @param holder drawn for this lease, so that it is told from any other
 * @param takenOn when it began
 * @param until when others may take it, unless it is given back before
 * @param applied how many requests were applied to the widget before it began
 */
public record Lease(WidgetKey widget, String holder, Instant takenOn, Instant until, long applied) {

    /** Whether something that may take this long is over before it ends. */
    public boolean outlasts(Duration time, Instant now) {
        return now.plus(time).isBefore(until);
    }

    /** Whether it is no older than this. */
    public boolean isYoungerThan(Duration age, Instant now) {
        return now.isBefore(takenOn.plus(age));
    }
}
