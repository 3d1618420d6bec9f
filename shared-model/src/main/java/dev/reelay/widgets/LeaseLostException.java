package dev.reelay.widgets;

/** Whoever applies a request was too slow: its widget is not his any more, or not for long enough. Nothing was lost; it is done again. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says of which request. */
    public LeaseLostException(RequestId request) {
        super("the lease of the widget ended before request " + request + " was applied");
    }
}
