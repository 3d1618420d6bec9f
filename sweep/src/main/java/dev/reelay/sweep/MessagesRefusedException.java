package dev.reelay.sweep;

/** SQS has refused messages for longer than it makes sense to wait, or for what they are. */
public final class MessagesRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says how many, of which queue, and SQS's own words for why. */
    public MessagesRefusedException(int messages, String queueUrl, String why) {
        super("SQS refused %d messages for %s: %s. Sweep again: what has been sent within 5 minutes is not sent twice"
                .formatted(messages, queueUrl, why));
    }
}
