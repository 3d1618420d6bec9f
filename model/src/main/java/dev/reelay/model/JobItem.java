package dev.reelay.model;

/** The job's item in the table. */
enum JobItem {
    /** There is none. */
    ABSENT,
    /** Entered, with a time to live. */
    PROVISIONAL,
    /** Entered for good. */
    ACCEPTED
}
