package dev.reelay.producer.widgets;

import dev.reelay.widgets.Destination;
import dev.reelay.widgets.Kept;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.Storage;
import dev.reelay.widgets.Widget;
import dev.reelay.widgets.WidgetKey;
import java.util.List;
import java.util.Optional;

/** Finds a widget where the ledger says that it is: the consumers decide where they keep widgets, and nobody has to tell the producer. */
public final class FindWidget {

    private final RequestLedger ledger;
    private final Destination told;
    private final List<Storage> storages;

    /** Looks where it was {@code told} for widgets of which the ledger knows nothing. */
    public FindWidget(RequestLedger ledger, Destination told, List<Storage> storages) {
        this.ledger = ledger;
        this.told = told;
        this.storages = List.copyOf(storages);
    }

    /** The widget as it is now, if there is one. */
    public Optional<Widget> find(WidgetKey key) {
        Destination destination = ledger.keptIn(key).orElse(told);
        return storages.stream()
                .flatMap(storage -> storage.at(destination).stream())
                .findFirst()
                .flatMap(widgets -> widgets.find(key))
                .map(Kept::widget);
    }
}
