package dev.reelay.widgets;

/** Where requests come from. */
public sealed interface RequestSource {

    /**
     * From a queue of pointers to them.
     *
     * @param queue its name; a FIFO queue
     * @param bucket where the requests lie
     */
    record Pointed(String queue, String bucket) implements RequestSource {}

    /**
     * From a bucket that is looked into time after time.
     *
     * @param bucket where the requests lie
     */
    record Polled(String bucket) implements RequestSource {}
}
