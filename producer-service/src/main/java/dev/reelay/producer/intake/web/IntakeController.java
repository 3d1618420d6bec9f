package dev.reelay.producer.intake.web;

import dev.reelay.ledger.Progress;
import dev.reelay.ledger.Tally;
import dev.reelay.producer.intake.IdempotencyKey;
import dev.reelay.producer.intake.JobOrder;
import dev.reelay.producer.intake.Submission;
import dev.reelay.producer.intake.SubmitJob;
import dev.reelay.producer.problem.Problem;
import dev.reelay.producer.problem.ProblemException;
import dev.reelay.producer.tracking.JobState;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes jobs. */
@RestController
final class IntakeController {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final SubmitJob submitJob;

    IntakeController(SubmitJob submitJob) {
        this.submitJob = submitJob;
    }

    @PostMapping(
            path = "/jobs",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JobBody> submit(
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        JobOrder order = OrderText.read(body);
        return switch (submitJob.submit(order, key(key))) {
            case Submission.Accepted(Progress progress) ->
                ResponseEntity.accepted()
                        .location(URI.create("/jobs/" + progress.job().id()))
                        .body(JobBody.of(progress));
            case Submission.KeyReused reused -> throw new ProblemException(new Problem.KeyReused());
            case Submission.Expired expired ->
                throw new ProblemException(new Problem.Unavailable(
                        "An earlier submission with this key has just expired: repeat the request."));
        };
    }

    private static Optional<IdempotencyKey> key(@Nullable String text) {
        if (text != null && !IdempotencyKey.isValid(text)) {
            throw new ProblemException(
                    Problem.BadInput.of(IDEMPOTENCY_KEY, "must have 1 to " + IdempotencyKey.LONGEST + " characters"));
        }
        return Optional.ofNullable(text).map(IdempotencyKey::new);
    }

    /** The same as tracking answers: whoever submits need not ask at once. */
    record JobBody(
            String jobId,
            String state,
            int count,
            long seed,
            Counts movies,
            Instant startedOn,
            @Nullable Instant finishedOn) {

        static JobBody of(Progress progress) {
            Tally tally = progress.tally();
            return new JobBody(
                    progress.job().id().value(),
                    JobState.of(progress).wireName(),
                    progress.job().count(),
                    progress.job().seed(),
                    new Counts(
                            progress.pending(), tally.stored(), tally.processed(), tally.confirmed(), tally.failed()),
                    progress.job().startedOn(),
                    progress.finishedOn().orElse(null));
        }
    }

    record Counts(int pending, int stored, int processed, int confirmed, int failed) {}
}
