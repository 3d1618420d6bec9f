package dev.reelay.model;

/** Where in its program a worker is: what it does next, in one atomic step. */
enum Phase {
    /** Conditionally put the job's item. */
    OPEN,
    /** Send the message of the whole range. */
    SEND_RANGE,
    /** Make the job's item permanent, before the answer. */
    ACCEPT,
    /** Answer 202. */
    ANSWER,
    /** Look whether the range's job is there, and accepted. */
    FIND_JOB,
    /** Accept a job whose submission has not (yet). */
    ACCEPT_FOUND,
    /** Send the range's parts. */
    SPLIT,
    /** Write the files of the chunk. */
    WRITE,
    /** Record its movies. */
    RECORD,
    /** Send the pointers of those that are STORED. */
    SEND_POINTERS,
    /** Move the movie from STORED to PROCESSED if it is there. */
    ADVANCE,
    /** Count what was moved: only a flawed protocol does this by itself. */
    COUNT,
    /** Send the pointer on to the confirm queue. */
    FORWARD,
    /** Read the movie's item. */
    FIND_MOVIE,
    /** Fetch the file and compare it. */
    FETCH,
    /** The file is intact: move the movie from the state that was seen. */
    CONFIRM,
    /** The file is not: move the movie from the state that was seen. */
    FAIL,
    /** Send the message's copy to the dead-letter queue. */
    PARK,
    /** Send the dead letter's copy to its queue: only a flawed protocol does this after deleting. */
    COPY,
    /** Delete the message. */
    DELETE,
    /** Nothing: the worker is done. */
    END
}
