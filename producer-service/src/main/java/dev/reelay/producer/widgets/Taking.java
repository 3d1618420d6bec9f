package dev.reelay.producer.widgets;

/** What came of taking a request. */
public sealed interface Taking {

    /** It is accepted, now or before: it will be applied, once. */
    record Accepted() implements Taking {}

    /** Its id came with another request for the same widget before. Nothing has changed. */
    record IdReused() implements Taking {}

    /** Widgets are not used here, for this reason: there is nowhere to put it. */
    record Unused(String why) implements Taking {}
}
