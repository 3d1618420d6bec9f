package dev.reelay.widgets;

/** S3 refuses to give out one object, whoever asks however often: it is archived, or encrypted with a key that is not ours to use. */
public final class UnreadableRequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says which object, and what S3 says. */
    public UnreadableRequestException(String bucket, RequestKey key, Throwable refusal) {
        super(
                "S3 does not give out s3://%s/%s: %s. Make it readable, or remove it"
                        .formatted(bucket, key, refusal.getMessage()),
                refusal);
    }
}
