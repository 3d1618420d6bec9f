package dev.reelay.stage;

/** Why no retry can help a message. */
public enum ParkReason {
    /** The body, or the request that it points to, is not what this queue carries: not JSON, a field missing or wrong. */
    MALFORMED("malformed"),
    /** It points to another bucket than ours, which is never followed. */
    FOREIGN_BUCKET("foreign-bucket"),
    /** There is no such job. */
    UNKNOWN_JOB("unknown-job"),
    /** There is no such movie. */
    UNKNOWN_MOVIE("unknown-movie"),
    /** It points to another file than the movie's item names. */
    POINTER_DISAGREES("pointer-disagrees"),
    /** The movie's item has been changed by somebody else than the ledger. */
    ITEM_UNREADABLE("item-unreadable"),
    /** It reached a stage before the stage that precedes it: somebody else sent it. */
    TOO_EARLY("too-early"),
    /** The file is not there. */
    FILE_MISSING("file-missing"),
    /** The file's bytes are not those that its name is the digest of. */
    FILE_ALTERED("file-altered"),
    /** Its id belongs to another request. */
    ID_REUSED("id-reused"),
    /** What it asks for would be larger than can be kept. */
    TOO_LARGE("too-large"),
    /** File and item contradict each other although the file is unaltered: the item has been changed. */
    ITEM_DISAGREES("item-disagrees"),
    /** The bucket or queue that it is about is not there, or closed to us. */
    OUT_OF_REACH("out-of-reach");

    private final String code;

    ParkReason(String code) {
        this.code = code;
    }

    /** The stable word for it, in metrics and at the beginning of {@code failureReason}. */
    public String code() {
        return code;
    }
}
