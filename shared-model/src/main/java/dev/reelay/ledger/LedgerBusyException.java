package dev.reelay.ledger;

import org.jspecify.annotations.Nullable;

/** DynamoDB answered, but put this off for too long: others write the same items, or its capacity is exhausted. It passes. */
public final class LedgerBusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says what was put off. */
    public LedgerBusyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
