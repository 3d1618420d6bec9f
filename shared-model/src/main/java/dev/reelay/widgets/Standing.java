package dev.reelay.widgets;

/** What the ledger knows of a request, before it is applied. */
public enum Standing {
    /** It is still to be applied to the widgets of this destination. */
    OPEN,
    /** It has been. */
    APPLIED,
    /** Its id came with another request for the same widget before. */
    ID_REUSED
}
