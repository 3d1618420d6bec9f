package dev.reelay.widgets;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Widgets and requests to test with. */
public final class Requests {

    /** Whose they are. */
    public static final Owner ANN = new Owner("Ann Lee");

    private Requests() {}

    /** A widget that nobody else has. */
    public static WidgetKey aWidget() {
        return WidgetKey.of(ANN, "w-" + UUID.randomUUID());
    }

    /** That there be this widget. */
    public static WidgetRequest create(WidgetKey widget, String requestId, Map<String, String> values) {
        return new WidgetRequest.Create(new RequestId(widget, requestId), ANN, new TreeMap<>(values));
    }

    /** That it change. */
    public static WidgetRequest update(WidgetKey widget, String requestId, Map<String, String> values) {
        return new WidgetRequest.Update(new RequestId(widget, requestId), ANN, new TreeMap<>(values));
    }

    /** That there be none. */
    public static WidgetRequest delete(WidgetKey widget, String requestId) {
        return new WidgetRequest.Delete(new RequestId(widget, requestId), ANN);
    }

    /** A widget as it is. */
    public static Widget widget(WidgetKey key, Map<String, String> attributes) {
        return new Widget(ANN, key.widgetId(), new TreeMap<>(attributes));
    }
}
