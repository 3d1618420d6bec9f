package dev.reelay.producer.intake;

import dev.reelay.ledger.Progress;

/** What came of submitting a job. */
public sealed interface Submission {

    /** It is accepted, now or by an earlier request with the same key: every one of its movies will come to its end. */
    record Accepted(Progress progress) implements Submission {}

    /** The idempotency key belongs to a job that was ordered otherwise. Nothing has changed. */
    record KeyReused() implements Submission {}

    /** An entry left by a submission that died a day ago expired at this very moment. Submitting once more is right. */
    record Expired() implements Submission {}
}
