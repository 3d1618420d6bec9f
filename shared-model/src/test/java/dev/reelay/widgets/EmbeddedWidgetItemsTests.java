package dev.reelay.widgets;

import dev.reelay.backend.aws.EmbeddedBackend;

/** Widgets that are items on embedded AWS. */
class EmbeddedWidgetItemsTests extends WidgetItemsKit {

    EmbeddedWidgetItemsTests() {
        super(EmbeddedBackend.named("widget-items-kit"));
    }
}
