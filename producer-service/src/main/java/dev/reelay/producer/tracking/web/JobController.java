package dev.reelay.producer.tracking.web;

import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Page;
import dev.reelay.ledger.Progress;
import dev.reelay.ledger.Tally;
import dev.reelay.movie.JobId;
import dev.reelay.producer.problem.Limit;
import dev.reelay.producer.problem.Problem;
import dev.reelay.producer.problem.ProblemException;
import dev.reelay.producer.tracking.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Jobs and how far they are. */
@RestController
final class JobController {

    private final Jobs jobs;

    JobController(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping(path = "/jobs/{jobId}", produces = MediaType.APPLICATION_JSON_VALUE)
    JobBody job(@PathVariable String jobId) {
        return JobId.parse(jobId)
                .flatMap(jobs::progress)
                .map(JobBody::of)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("There is no such job.")));
    }

    @GetMapping(path = "/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
    JobPage jobs(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<Progress> page = jobs.newestFirst(Limit.parse(limit).value(), Optional.ofNullable(cursor));
        return new JobPage(
                page.items().stream().map(JobBody::of).toList(), page.next().orElse(null));
    }

    record JobPage(List<JobBody> jobs, @Nullable String nextCursor) {}

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
