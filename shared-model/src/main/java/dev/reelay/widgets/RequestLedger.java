package dev.reelay.widgets;

import java.util.Optional;

/**
 * Which requests were taken and which were applied, and who has which widget to himself. All calls block.
 *
 * <p>It forgets a request 40 days after it was entered or applied: later than SQS forgets a message, be it dead-lettered on its last
 * day.
 */
public interface RequestLedger {

    /**
     * Enters a request with a key that is larger than those of all requests entered for its widget before, unless it is there
     * already. Idempotent.
     */
    Entry enter(WidgetRequest request);

    /** Whether a request has been applied, to the widgets of any destination; read with strong consistency. */
    boolean isApplied(RequestId id);

    /** Whether a request is to be applied to the widgets of our destination; read with strong consistency. */
    Standing standing(WidgetRequest request);

    /** Where a widget is, or was when it was deleted, by the last request that was applied to it; nothing: none was, not for long. */
    Optional<Destination> keptIn(WidgetKey widget);

    /** Takes a widget, or nothing if somebody else has it. */
    Optional<Lease> tryLease(WidgetKey widget);

    /**
     * Takes a widget, and waits some seconds for it if somebody else has it.
     *
     * @throws WidgetBusyException if he still has it then
     */
    Lease lease(WidgetKey widget);

    /**
     * Gives a widget back before its lease ends, unless a request to AWS that was made under the lease, and given up, may still be
     * under way: then the lease is left to end by itself. Never fails: a lease that is not given back ends.
     */
    void giveBack(Lease lease);

    /**
     * Enters that a request is applied, and gives its widget back as {@link #giveBack} does. To be called when its effect is durable.
     *
     * @return whether it was entered under this lease; false: it had been before
     * @throws LeaseLostException if the lease has ended and somebody else has taken the widget
     */
    boolean record(Application application);
}
