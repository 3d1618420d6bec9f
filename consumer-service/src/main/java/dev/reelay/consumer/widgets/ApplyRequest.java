package dev.reelay.consumer.widgets;

import dev.reelay.stage.ParkReason;
import dev.reelay.stage.Verdict;
import dev.reelay.widgets.Application;
import dev.reelay.widgets.Change;
import dev.reelay.widgets.Kept;
import dev.reelay.widgets.Lease;
import dev.reelay.widgets.Outcome;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.Widget;
import dev.reelay.widgets.WidgetRequest;
import dev.reelay.widgets.Widgets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies a request to its widget, once, while nobody else has the widget. The order of steps is what makes it once: the request is
 * looked for in the ledger when the widget is ours; only then the widget is read; it is changed; and the ledger says so.
 */
public final class ApplyRequest {

    private static final Logger LOG = LoggerFactory.getLogger(ApplyRequest.class);

    private final RequestLedger ledger;
    private final Widgets widgets;
    private final WidgetMetrics metrics;

    /** Applies to {@code widgets} what {@code ledger} does not know as applied. */
    public ApplyRequest(RequestLedger ledger, Widgets widgets, WidgetMetrics metrics) {
        this.ledger = ledger;
        this.widgets = widgets;
        this.metrics = metrics;
    }

    /** Applies it, and gives the widget back in each case. What it throws is a passing failure: applying it again is right. */
    Applied apply(WidgetRequest request, Lease lease) {
        try {
            return switch (ledger.standing(request)) {
                case OPEN -> now(request, lease);
                case APPLIED -> before(request, lease);
                case ID_REUSED ->
                    never(
                            lease,
                            ParkReason.ID_REUSED,
                            "another request for this widget came as %s before"
                                    .formatted(request.id().value()));
            };
        } catch (RuntimeException failure) {
            ledger.giveBack(lease);
            throw failure;
        }
    }

    private Applied before(WidgetRequest request, Lease lease) {
        ledger.giveBack(lease);
        metrics.repeated(request);
        return new Applied.Before();
    }

    private Applied never(Lease lease, ParkReason reason, String detail) {
        ledger.giveBack(lease);
        return new Applied.Never(new Verdict.Park(reason, detail));
    }

    private Applied now(WidgetRequest request, Lease lease) {
        Optional<Kept> before = widgets.find(lease.widget());
        Change change = request.applyTo(before.map(Kept::widget));
        int bytes = change.after().map(widget -> widget.json().length).orElse(0);
        if (bytes > Widget.LARGEST) {
            return never(lease, ParkReason.TOO_LARGE, "the widget would have %d bytes".formatted(bytes));
        }
        if (!widgets.carryOut(new Application(request, lease, before, change))) {
            // By another instance, while we were at it.
            metrics.repeated(request);
            return new Applied.Before();
        }
        metrics.applied(request, change.outcome());
        if (change.outcome() == Outcome.ABSENT) {
            LOG.info("{} request {} has changed nothing: there is no such widget", request.type(), request.id());
        }
        return new Applied.Now(change.outcome());
    }
}
