package dev.reelay.widgets;

import java.time.Duration;

/** Somebody else has had a widget to himself for longer than one waits for it. It passes. */
public final class WidgetBusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Duration remaining;

    /** Says which, and how much of the other's lease remains at most. */
    public WidgetBusyException(WidgetKey widget, Duration remaining) {
        super("another instance has widget " + widget + " to itself, or had when it died: its lease ends by itself, in "
                + remaining.toSeconds() + " s");
        this.remaining = remaining;
    }

    /** After this long at most the widget is free, unless somebody takes it again. */
    public Duration remaining() {
        return remaining;
    }
}
