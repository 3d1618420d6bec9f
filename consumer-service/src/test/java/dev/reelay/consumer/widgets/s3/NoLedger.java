package dev.reelay.consumer.widgets.s3;

import dev.reelay.widgets.Application;
import dev.reelay.widgets.Destination;
import dev.reelay.widgets.Entry;
import dev.reelay.widgets.Kept;
import dev.reelay.widgets.Lease;
import dev.reelay.widgets.RequestId;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.Standing;
import dev.reelay.widgets.WidgetKey;
import dev.reelay.widgets.WidgetRequest;
import dev.reelay.widgets.Widgets;
import java.util.Optional;

/** A ledger and widgets that nobody asks, where there are no requests. */
final class NoLedger implements RequestLedger, Widgets {

    static final NoLedger INSTANCE = new NoLedger();

    private NoLedger() {}

    @Override
    public Entry enter(WidgetRequest request) {
        throw new AssertionError("nobody asks");
    }

    @Override
    public boolean isApplied(RequestId id) {
        throw new AssertionError("nobody asks");
    }

    @Override
    public Standing standing(WidgetRequest request) {
        throw new AssertionError("nobody asks");
    }

    @Override
    public Optional<Destination> keptIn(WidgetKey widget) {
        throw new AssertionError("nobody asks");
    }

    @Override
    public Optional<Lease> tryLease(WidgetKey widget) {
        throw new AssertionError("nobody asks");
    }

    @Override
    public Lease lease(WidgetKey widget) {
        throw new AssertionError("nobody asks");
    }

    @Override
    public void giveBack(Lease lease) {
        throw new AssertionError("nobody asks");
    }

    @Override
    public boolean record(Application application) {
        throw new AssertionError("nobody asks");
    }

    @Override
    public Optional<Kept> find(WidgetKey key) {
        throw new AssertionError("nobody asks");
    }

    @Override
    public boolean carryOut(Application application) {
        throw new AssertionError("nobody asks");
    }
}
