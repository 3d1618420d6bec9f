package dev.reelay.endtoend.faults;

/** The bugs that people write into such a pipeline. */
enum Mistake {
    NONE,
    DELETES_BEFORE_THE_EFFECT,
    MOVES_WITHOUT_CONDITION,
    COUNTS_OUTSIDE_THE_TRANSACTION,
    FORWARDS_ONLY_WHAT_IT_MOVED,
    BUFFERS_ACKNOWLEDGEMENTS
}
