package dev.reelay.model;

/** A mistake that the protocol does not make. Planted, each must be found, or the explorer proves nothing. */
enum Flaw {
    /** The client is told 202 before the range's message is sent. */
    ANSWERS_BEFORE_SENDING,
    /** The client is told 202 once the message is sent; the job stays provisional until generation begins. */
    LEAVES_ACCEPTING_TO_GENERATION,
    /** Generation parks the range of a job that is still provisional. */
    PARKS_PROVISIONAL_JOBS,
    /** Generation begins although the job is still provisional. */
    GENERATES_PROVISIONAL_JOBS,
    /** A range that is split is deleted with the first of its parts that is sent. */
    SPLIT_DELETES_WITH_THE_FIRST_PART,
    /** A movie is recorded as STORED whether or not it is there. */
    RECORDS_UNCONDITIONALLY,
    /** A range generated again sends pointers only of movies that it has recorded itself. */
    OMITS_POINTER_WHEN_ALREADY_RECORDED,
    /** The load stage deletes its message first. */
    DELETES_BEFORE_EFFECT,
    /** The load stage moves a movie to PROCESSED whatever its state. */
    ADVANCES_UNCONDITIONALLY,
    /** The load stage moves a movie on the condition that it is not PROCESSED, in place of that it is STORED. */
    ADVANCES_UNLESS_PROCESSED,
    /** The load stage counts in a call of its own, after the transition. */
    COUNTS_APART,
    /** The load stage does not forward the pointer of a movie that has moved on already. */
    OMITS_FORWARD_WHEN_ALREADY_DONE,
    /** The confirm stage moves a movie from the state that it once saw, whatever its state is by then. */
    SETTLES_UNCONDITIONALLY,
    /** The confirm stage leaves a movie that has FAILED as it is. */
    NEVER_RECOVERS,
    /** What no retry can help is sent to its queue again, to be retried later. */
    RETRIES_FOR_EVER,
    /** A message is parked by deleting it, then sending its copy. */
    PARKS_BY_DELETING_FIRST,
    /** A dead letter is redriven by deleting it, then sending its copy. */
    REDRIVES_BY_DELETING_FIRST
}
