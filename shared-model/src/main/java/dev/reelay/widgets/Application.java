package dev.reelay.widgets;

import java.util.Optional;

/**
 * A request that is about to be applied.
 *
 * @param request what is asked for
 * @param lease under which
 * @param before the widget as it was found under this lease
 * @param change what becomes of it
 */
public record Application(WidgetRequest request, Lease lease, Optional<Kept> before, Change change) {

    /** Whether the widget is as the request wants it already: perhaps because it was applied, and whoever did so died before he said so. */
    public boolean changesNothing() {
        return before.map(Kept::widget).equals(change.after());
    }

    /** Its place among the requests applied to the widget, from 1. */
    public long number() {
        return lease.applied() + 1;
    }
}
