package dev.reelay.consumer.widgets;

import dev.reelay.widgets.Application;
import dev.reelay.widgets.Destination;
import dev.reelay.widgets.Entry;
import dev.reelay.widgets.Lease;
import dev.reelay.widgets.RequestId;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.Standing;
import dev.reelay.widgets.WidgetKey;
import dev.reelay.widgets.WidgetRequest;
import java.util.Optional;

/** A ledger whose caller dies just before he enters that a request is applied. */
record DyingLedger(RequestLedger ledger) implements RequestLedger {

    @Override
    public Entry enter(WidgetRequest request) {
        return ledger.enter(request);
    }

    @Override
    public boolean isApplied(RequestId id) {
        return ledger.isApplied(id);
    }

    @Override
    public Standing standing(WidgetRequest request) {
        return ledger.standing(request);
    }

    @Override
    public Optional<Destination> keptIn(WidgetKey widget) {
        return ledger.keptIn(widget);
    }

    @Override
    public Optional<Lease> tryLease(WidgetKey widget) {
        return ledger.tryLease(widget);
    }

    @Override
    public Lease lease(WidgetKey widget) {
        return ledger.lease(widget);
    }

    @Override
    public void giveBack(Lease lease) {
        ledger.giveBack(lease);
    }

    @Override
    public boolean record(Application application) {
        throw new IllegalStateException("dead");
    }
}
