package dev.reelay.queues;

/** SQS refused one message of a batch whose others it took. */
public final class QueueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says what SQS refused to do, and its own words for why. */
    public QueueException(String queue, String operation, String code, String message) {
        super("SQS refused to " + operation + " one message of queue " + queue + ": " + code + ", " + message);
    }
}
