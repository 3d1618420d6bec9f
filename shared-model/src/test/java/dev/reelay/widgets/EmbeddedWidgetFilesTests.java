package dev.reelay.widgets;

import dev.reelay.backend.aws.EmbeddedBackend;

/** Widgets that are files on embedded AWS. */
class EmbeddedWidgetFilesTests extends WidgetFilesKit {

    EmbeddedWidgetFilesTests() {
        super(EmbeddedBackend.named("widget-files-kit"));
    }
}
