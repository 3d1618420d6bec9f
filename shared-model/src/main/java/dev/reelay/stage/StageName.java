package dev.reelay.stage;

/** The stages, each fed by a queue of its own. */
public enum StageName {
    /** Ranges of movies are generated. */
    GENERATE("generate"),
    /** Stored movies are marked as processed. */
    LOAD("load"),
    /** Processed movies are compared with their files. */
    CONFIRM("confirm"),
    /** Buckets are swept and audited, a page of keys at a time. */
    SWEEP("sweep"),
    /** Widget requests are applied. */
    WIDGET("widget");

    private final String wireName;

    StageName(String wireName) {
        this.wireName = wireName;
    }

    /** The name in message attributes, metrics and logs. */
    public String wireName() {
        return wireName;
    }
}
