package dev.reelay.producer.sweeping;

import dev.reelay.sweep.KeyPage;
import dev.reelay.sweep.KeyRange;
import dev.reelay.sweep.SweptObject;

/** The buckets of the account, and of others as far as they are open to us. */
public interface Buckets {

    /** Whether we may list a bucket; false also if there is none of this name. Answers soon: a client waits. */
    boolean isOpen(String bucket);

    /**
     * The first page of a range.
     *
     * @throws OutOfReachException if the bucket is not there, or not open to us
     */
    KeyPage page(String bucket, KeyRange range, int most);

    /**
     * Reads all bytes of an object, however many, and keeps none. Calls block; their concurrency is bounded within, so call from
     * as many virtual threads as you like.
     */
    Content digest(SweptObject object);

    /** What an object that was listed is found to be. */
    sealed interface Content {

        /** So many bytes with this SHA-256, in lower-case hex. */
        record Digested(String digest, long size) implements Content {}

        /** Gone. */
        record Vanished() implements Content {}

        /** There, and closed; no retry can help. */
        record Unreadable(String why) implements Content {}
    }
}
