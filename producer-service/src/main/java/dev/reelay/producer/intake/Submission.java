package dev.reelay.producer.intake;

import dev.reelay.ledger.Progress;
import dev.reelay.producer.problem.Problem;
import dev.reelay.producer.problem.ProblemException;

/** What came of submitting a job. */
public sealed interface Submission {

    /**
     * The job, if it is accepted.
     *
     * @throws ProblemException if it is not: what the client is told then
     */
    default Progress orProblem() {
        return switch (this) {
            case Accepted(Progress progress) -> progress;
            case KeyReused reused -> throw new ProblemException(new Problem.KeyReused());
            case Expired expired ->
                throw new ProblemException(new Problem.Unavailable(
                        "An earlier submission with this key has just expired: repeat the request."));
        };
    }

    /** It is accepted, now or by an earlier request with the same key: every one of its movies will come to its end. */
    record Accepted(Progress progress) implements Submission {}

    /** The idempotency key belongs to a job that was ordered otherwise. Nothing has changed. */
    record KeyReused() implements Submission {}

    /** An entry left by a submission that died weeks ago expired at this very moment. Submitting once more is right. */
    record Expired() implements Submission {}
}
