package dev.reelay.sweep;

/** SQS has refused messages for longer than it makes sense to wait, or for what they are. */
public final class MessagesRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean forWhatTheyAre;

    private MessagesRefusedException(int messages, String queueUrl, String why, boolean forWhatTheyAre, String cure) {
        super("SQS refused %d messages for %s: %s. %s".formatted(messages, queueUrl, why, cure));
        this.forWhatTheyAre = forWhatTheyAre;
    }

    /** So many are refused for too long, in SQS's own words for why. */
    public static MessagesRefusedException forTooLong(int messages, String queueUrl, String why) {
        return new MessagesRefusedException(
                messages, queueUrl, why, false, "Sweep again: what has been sent within 5 minutes is not sent twice");
    }

    /** So many are refused for what they are, in SQS's own words for why. */
    public static MessagesRefusedException forWhatTheyAre(int messages, String queueUrl, String why) {
        return new MessagesRefusedException(
                messages, queueUrl, why, true, "Have the queue take such messages, or use another");
    }

    /** Whether they are refused however often they are sent. */
    public boolean isForWhatTheyAre() {
        return forWhatTheyAre;
    }
}
