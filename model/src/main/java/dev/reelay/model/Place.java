package dev.reelay.model;

/** Where a letter is. */
enum Place {
    /** In its queue, visible or hidden. */
    QUEUED,
    /** In its dead-letter queue. */
    DEAD,
    /** Deleted, or moved away by SQS; somebody may still work on what was delivered of it. */
    GONE
}
