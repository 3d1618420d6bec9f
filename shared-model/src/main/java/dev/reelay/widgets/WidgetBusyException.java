package dev.reelay.widgets;

/** Somebody else has had a widget to himself for longer than one waits for it. It passes. */
public final class WidgetBusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says which. */
    public WidgetBusyException(WidgetKey widget) {
        super("another instance has widget " + widget + " to itself, or had when it died: its lease ends by itself");
    }
}
