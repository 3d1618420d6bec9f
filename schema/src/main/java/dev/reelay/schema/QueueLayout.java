package dev.reelay.schema;

import java.time.Duration;

/** What every queue of Reelay is set to; a queue and its dead-letter queue are of one type, standard or FIFO. */
public final class QueueLayout {

    /** How long a received message stays hidden from other receivers, unless its receiver asks for more. */
    public static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(30);

    /** How long a message is kept, in a queue as in its dead-letter queue: the longest that SQS offers. */
    public static final Duration RETENTION = Duration.ofDays(14);

    /**
     * Longer than a message is kept that nobody redrives: for {@link #RETENTION}, and as long again as a dead letter. What knows messages
     * again by a key or an id is kept for this time.
     */
    public static final Duration LONGEST_LIFE = Duration.ofDays(40);

    /** How long a receive call on a queue waits for the first message: the longest that SQS offers. */
    public static final Duration LONG_POLL = Duration.ofSeconds(20);

    /** After so many receives without a delete SQS moves a message to the dead-letter queue. */
    public static final int MAX_RECEIVE_COUNT = 5;

    private QueueLayout() {}
}
