package dev.reelay.endtoend.faults;

/** Standard or FIFO: what is appended to the names that queues have in the harness, dead-letter queues too. */
enum QueueKind {
    STANDARD(""),
    FIFO(".fifo");

    private final String suffix;

    QueueKind(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }

    /** The name by which AWS and the services know it; the queues of widget requests are FIFO queues always. */
    String named(String queue) {
        return queue + (queue.startsWith(WidgetSetting.QUEUE) ? FIFO.suffix : suffix);
    }
}
