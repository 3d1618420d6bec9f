package dev.reelay.widgets;

/** Where requests come from. */
public sealed interface RequestSource {

    /** From nowhere: widgets are not used. */
    record Nowhere() implements RequestSource {}

    /**
     * From a queue of pointers.
     *
     * @param queue its name; a FIFO queue
     * @param bucket where the requests lie
     */
    record FromQueue(String queue, String bucket) implements RequestSource {}

    /**
     * From a bucket that is looked into time after time.
     *
     * @param bucket where the requests lie
     */
    record FromBucket(String bucket) implements RequestSource {}
}
