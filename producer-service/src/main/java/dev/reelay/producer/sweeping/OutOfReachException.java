package dev.reelay.producer.sweeping;

/** A bucket or a queue is not there, not open to us, or does not take what it is given: that does not pass until somebody mends it. */
public final class OutOfReachException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says which, and what to do. */
    public OutOfReachException(String message, Throwable cause) {
        super(message, cause);
    }
}
