package dev.reelay.endtoend.faults;

import dev.reelay.launcher.stack.ServicePlan;
import java.util.Map;

/** How the services of a lab use widgets: another way with each kind of queues, so that both ways are gone. */
enum WidgetSetting {
    /** Widgets are files, and their requests come by a queue. */
    FILES_BY_QUEUE,

    /** Widgets are items, and their requests are looked for in their bucket. */
    ITEMS_BY_BUCKET;

    /** The queue of widget requests, in the harness's writing: it is a FIFO queue whatever the others are. */
    static final String QUEUE = "widget-requests";

    /** The bucket of widget requests. */
    static final String REQUESTS = "widget-requests";

    /** The bucket of widgets, and their table. */
    static final String WIDGETS = "widgets";

    static WidgetSetting beside(QueueKind kind) {
        return kind == QueueKind.STANDARD ? FILES_BY_QUEUE : ITEMS_BY_BUCKET;
    }

    /** The same, as the template is told. */
    Map<String, String> parameters() {
        return Map.of(
                "WidgetStorage",
                this == FILES_BY_QUEUE ? "s3" : "dynamodb",
                "WidgetSource",
                this == FILES_BY_QUEUE ? "queue" : "bucket",
                "RequestsBucketName",
                REQUESTS,
                "WidgetsBucketName",
                WIDGETS);
    }

    /** A service that uses widgets so. */
    ServicePlan told(ServicePlan plan) {
        ServicePlan told = plan.with("reelay.widgets.request-destination", WIDGETS)
                .with("reelay.widgets.lease", "18s")
                .with("reelay.widgets.poll-interval", "500ms");
        return switch (this) {
            case FILES_BY_QUEUE ->
                told.with("reelay.widgets.storage-strategy", "s3")
                        .with("reelay.widgets.queue-url", QUEUE + QueueKind.FIFO.suffix());
            case ITEMS_BY_BUCKET ->
                told.with("reelay.widgets.storage-strategy", "dynamodb")
                        .with("reelay.widgets.request-source", REQUESTS);
        };
    }
}
