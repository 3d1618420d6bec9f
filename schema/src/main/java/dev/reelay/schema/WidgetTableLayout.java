package dev.reelay.schema;

/**
 * The table of widgets, where they are kept in one: on demand, keys {@code ownerKey} and {@code widgetId} (both S), no index, no stream.
 * All else in an item is the widget's own: {@code owner}, {@code label}, {@code description} and whatever else it has, each a string at
 * the top level.
 */
public final class WidgetTableLayout {

    /** Partition key, S: the owner in lower case, blanks as dashes. */
    public static final String OWNER_KEY = "ownerKey";

    /** Sort key, S. */
    public static final String WIDGET_ID = "widgetId";

    private WidgetTableLayout() {}
}
