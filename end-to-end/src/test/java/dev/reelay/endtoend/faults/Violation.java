package dev.reelay.endtoend.faults;

/** Something that must not be so. */
record Violation(Rule rule, String subject, String detail) {

    /** What was violated. */
    enum Rule {
        /** What was accepted is neither done nor put aside, or not done after the redrive. */
        LOST,
        /** Something is there that nobody ordered, failed without cause, or was done though it is broken. */
        UNEXPECTED,
        /** A movie failed, or a broken request was put aside, and nobody can find out why; or a failed movie's pointer is in no dead-letter queue. */
        FAILED_WITHOUT_TRACE,
        /** An item went a way that is none, or the same way twice. */
        ILLEGAL_PATH,
        /** The job's numbers are not the counted items. */
        COUNTS_DISAGREE,
        /** A message was deleted, and only then, or never, what it asked for was done. */
        DELETED_BEFORE_EFFECT,
        /** A message was deleted although the movie's pointer never reached the next queue. */
        NOT_FORWARDED,
        /** A process that ended in order left a message that it was through with. */
        LEFT_BEHIND,
        /** A process that was told to stop did not do so in order, within 25 s. */
        BAD_EXIT,
        /** A file was written twice, or is not what its name and its item say. */
        WRONG_FILE,
        /** A widget request was applied twice, or something was applied that nobody asked for. */
        NOT_APPLIED_ONCE,
        /** Widget requests were not applied in the order in which they were accepted. */
        OUT_OF_ORDER,
        /** A widget is not, or has not become step by step, what its requests make of it. */
        WRONG_WIDGET,
        /** The queues do not become empty. */
        UNSETTLED,
        /** A program made a call that its role does not allow. */
        NOT_ALLOWED,
        /** A timeline lacks what happened, tells it twice, or tells what never happened. */
        WRONG_TIMELINE
    }

    @Override
    public String toString() {
        return rule + " " + subject + ": " + detail;
    }
}
