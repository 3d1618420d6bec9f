package dev.reelay.schema;

/**
 * The names of what widget requests need besides {@link SchemaNames}, for those who use them: nobody else has any of it. Each is valid
 * where it will be used.
 *
 * @param requestsBucket where requests lie until they are applied
 * @param queue pointers to them; a FIFO queue whatever the others are, because requests for a widget are applied in their order
 * @param widgetsBucket where widgets are kept as files
 * @param widgetsTable where widgets are kept as items
 */
public record WidgetNames(String requestsBucket, String queue, String widgetsBucket, String widgetsTable) {

    /** Checks each name against the rules of its service. */
    public WidgetNames {
        SchemaNames.checkBucket(requestsBucket);
        SchemaNames.checkBucket(widgetsBucket);
        SchemaNames.checkTable(widgetsTable);
        SchemaNames.checkQueue(queue);
        if (!SchemaNames.isFifo(queue)) {
            throw new IllegalArgumentException(
                    "'" + queue + "' is not a name for the queue of widget requests: end it with .fifo");
        }
        if (requestsBucket.equals(widgetsBucket)) {
            throw new IllegalArgumentException(
                    "bucket '" + requestsBucket + "' cannot hold both requests and widgets: give each its own");
        }
    }

    /** The names of the contract. */
    public static WidgetNames defaults() {
        return new WidgetNames("widget-requests", "widget-requests.fifo", "widgets", "widgets");
    }
}
