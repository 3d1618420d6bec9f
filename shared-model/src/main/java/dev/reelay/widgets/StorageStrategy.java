package dev.reelay.widgets;

/** How widgets are kept. */
public enum StorageStrategy {
    /** As files of a bucket, {@code widgets/OWNER/ID}. */
    S3("s3"),
    /** As items of a table, with each attribute at the top level. */
    DYNAMODB("dynamodb");

    private final String wireName;

    StorageStrategy(String wireName) {
        this.wireName = wireName;
    }

    /** The name in options and in the ledger. */
    public String wireName() {
        return wireName;
    }
}
