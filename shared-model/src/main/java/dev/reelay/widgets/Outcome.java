package dev.reelay.widgets;

/** What came of applying a request. */
public enum Outcome {
    /** There was no such widget, and now there is. */
    CREATED("created"),
    /** There was one, and a create has put another in its place. */
    REPLACED("replaced"),
    /** It has changed, or was as the request wants it already. */
    UPDATED("updated"),
    /** It is gone. */
    DELETED("deleted"),
    /** There is no such widget to be updated or deleted: nothing was done, which is no error. */
    ABSENT("absent");

    private final String wireName;

    Outcome(String wireName) {
        this.wireName = wireName;
    }

    /** The name in items, metrics and logs. */
    public String wireName() {
        return wireName;
    }
}
