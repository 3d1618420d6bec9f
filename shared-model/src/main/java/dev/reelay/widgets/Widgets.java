package dev.reelay.widgets;

import java.util.Optional;

/** All widgets, wherever they are kept. All calls block. */
public interface Widgets {

    /** The widget as it is now, read with strong consistency. */
    Optional<Kept> find(WidgetKey key);

    /**
     * Makes the change, and then enters in the ledger that the request is applied; both are durable when it returns. After a failure
     * either, or only the first, may have happened, and applying the request again is right.
     *
     * @return whether the request was entered under this lease; false: it had been before
     * @throws LeaseLostException if the lease has ended, or is about to
     */
    boolean carryOut(Application application);
}
