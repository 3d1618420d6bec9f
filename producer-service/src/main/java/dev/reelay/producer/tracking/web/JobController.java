package dev.reelay.producer.tracking.web;

import dev.reelay.ledger.Consumption;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Owner;
import dev.reelay.ledger.Page;
import dev.reelay.ledger.Progress;
import dev.reelay.movie.JobId;
import dev.reelay.producer.problem.Limit;
import dev.reelay.producer.problem.LimitParameter;
import dev.reelay.producer.problem.Problem;
import dev.reelay.producer.problem.ProblemException;
import dev.reelay.producer.problem.QueryText;
import dev.reelay.producer.problem.WindowParameters;
import dev.reelay.producer.tracking.JobBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Jobs and how far they are. */
@RestController
@Tag(name = "Jobs")
final class JobController {

    private final Jobs jobs;

    JobController(Jobs jobs) {
        this.jobs = jobs;
    }

    @Operation(operationId = "getJob", summary = "How far a job is")
    @ApiResponse(
            responseCode = "200",
            description = "The job and the numbers of its movies.",
            headers = @Header(name = Metered.HEADER, description = Metered.MEANING, schema = @Schema(type = "number")),
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "JobNotFound")
    @GetMapping(path = "/jobs/{jobId}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JobBody> job(@Parameter(description = "A UUID in lower case.") @PathVariable String jobId) {
        Consumption consumption = new Consumption();
        Jobs metered = jobs.metered(consumption);
        JobBody body = JobId.parse(jobId)
                .flatMap(metered::progress)
                .map(JobBody::of)
                .orElseThrow(() -> Metered.noSuchJob(consumption));
        return Metered.answer(body, consumption);
    }

    @Operation(operationId = "listJobs", summary = "All jobs, or those of an owner, newest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of jobs.",
            headers = @Header(name = Metered.HEADER, description = Metered.MEANING, schema = @Schema(type = "number")),
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "BadInput")
    @GetMapping(path = "/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JobPage> jobs(
            @Parameter(description = "Only jobs of this owner.") @RequestParam(required = false) @Nullable String owner,
            @WindowParameters.From @RequestParam(required = false) @Nullable String from,
            @WindowParameters.To @RequestParam(required = false) @Nullable String to,
            @LimitParameter @RequestParam(required = false) @Nullable String limit,
            @Parameter(description = "The nextCursor of the page before, unchanged.")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor) {
        Jobs.Filter filter = new Jobs.Filter(owner(owner), WindowParameters.parse(from, to));
        int most = Limit.parse(limit).value();
        Consumption consumption = new Consumption();
        Page<Progress> page = jobs.metered(consumption).newestFirst(filter, most, QueryText.given(cursor));
        JobPage body = new JobPage(
                page.items().stream().map(JobBody::of).toList(), page.next().orElse(null));
        return Metered.answer(body, consumption);
    }

    private static Optional<Owner> owner(@Nullable String text) {
        Optional<String> given = QueryText.given(text);
        if (given.isPresent() && !Owner.isValid(given.get())) {
            throw new ProblemException(Problem.BadInput.of("owner", Owner.RULE));
        }
        return given.map(Owner::new);
    }

    @Schema(name = "JobPage")
    record JobPage(
            List<JobBody> jobs,

            @Schema(
                    description = "Brings the next page; null: this is the last.",
                    types = {"string", "null"})
            @Nullable
            String nextCursor) {}
}
