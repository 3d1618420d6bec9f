package dev.reelay.widgets;

/** How widgets are kept. */
public enum StorageStrategy {
    /** As files of a bucket, {@code widgets/OWNER/ID}. */
    S3,
    /** As items of a table, with each attribute at the top level. */
    DYNAMODB
}
