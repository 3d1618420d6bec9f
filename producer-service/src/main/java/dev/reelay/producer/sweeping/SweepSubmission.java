package dev.reelay.producer.sweeping;

/** What came of submitting a sweep or an audit. */
public sealed interface SweepSubmission {

    /** It is accepted: every object that is there from now to its end will be met. */
    record Accepted(SweepProgress progress) implements SweepSubmission {}

    /** The bucket is not there, or not open to us. */
    record BucketClosed() implements SweepSubmission {}

    /** The queue is not there, not open to us, or one of Reelay's own. */
    record QueueClosed() implements SweepSubmission {}

    /** Buckets are not swept here, for this reason. */
    record Unused(String why) implements SweepSubmission {}

    /** Its entry vanished before it was accepted. Submitting once more is right. */
    record Expired() implements SweepSubmission {}
}
