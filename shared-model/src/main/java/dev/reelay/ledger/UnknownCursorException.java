package dev.reelay.ledger;

/** A cursor that no page of this list has handed out. */
public final class UnknownCursorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The cursor is not repeated: it is a stranger's text. */
    public UnknownCursorException() {
        super("is not a nextCursor of this list: take it unchanged from the page before");
    }
}
