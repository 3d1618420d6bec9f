package dev.reelay.producer.sweeping.web;

import dev.reelay.ledger.Page;
import dev.reelay.producer.problem.Limit;
import dev.reelay.producer.problem.LimitParameter;
import dev.reelay.producer.problem.Problem;
import dev.reelay.producer.problem.ProblemException;
import dev.reelay.producer.problem.QueryText;
import dev.reelay.producer.sweeping.SubmitSweep;
import dev.reelay.producer.sweeping.SweepId;
import dev.reelay.producer.sweeping.SweepOrder;
import dev.reelay.producer.sweeping.SweepProgress;
import dev.reelay.producer.sweeping.SweepSubmission;
import dev.reelay.producer.sweeping.Sweeps;
import dev.reelay.producer.sweeping.Task;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sweeps and audits of buckets. */
@RestController
@Tag(name = "Sweeps")
final class SweepController {

    private static final String ID = "A UUID in lower case.";

    private final SubmitSweep submitSweep;
    private final Sweeps sweeps;

    SweepController(SubmitSweep submitSweep, Sweeps sweeps) {
        this.submitSweep = submitSweep;
        this.sweeps = sweeps;
    }

    @Operation(
            operationId = "submitSweep",
            summary = "Put a message for every object of a bucket on a FIFO queue",
            description =
                    "The message is {bucket, key}, with bucket, key and ETag as attributes. Within 5 minutes none is"
                            + " sent twice, however often it is asked for.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = SweepOrderBody.class))))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted: every object that is there until the end will be met.",
            headers = @Header(name = "Location", description = "/sweeps/{sweepId}", schema = @Schema(type = "string")),
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "BadInput")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "413", ref = "BodyTooLarge")
    @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @PostMapping(
            path = "/sweeps",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SweepBody> submitSweep(
            @Parameter(hidden = true) @RequestBody(required = false) byte @Nullable [] body) {
        SweepProgress progress = accepted(SweepText.sweep(body));
        return ResponseEntity.accepted()
                .location(URI.create("/sweeps/" + progress.sweep().id()))
                .body(body(progress).orElseThrow());
    }

    @Operation(operationId = "getSweep", summary = "How far a sweep is")
    @ApiResponse(responseCode = "200", description = "The sweep and its numbers.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @GetMapping(path = "/sweeps/{sweepId}", produces = MediaType.APPLICATION_JSON_VALUE)
    SweepBody sweep(@Parameter(description = ID) @PathVariable String sweepId) {
        return SweepId.parse(sweepId)
                .flatMap(sweeps::find)
                .flatMap(SweepController::body)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("There is no such sweep.")));
    }

    @Operation(
            operationId = "submitAudit",
            summary = "Hold every object of a bucket against its name",
            description = "The bytes of each are digested. A name is a SHA-256 in lower-case hex, with any extension.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = AuditOrderBody.class))))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted: every object that is there until the end will be read.",
            headers = @Header(name = "Location", description = "/audits/{auditId}", schema = @Schema(type = "string")),
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "BadInput")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "413", ref = "BodyTooLarge")
    @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @PostMapping(
            path = "/audits",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AuditBody> submitAudit(
            @Parameter(hidden = true) @RequestBody(required = false) byte @Nullable [] body) {
        SweepProgress progress = accepted(SweepText.audit(body));
        return ResponseEntity.accepted()
                .location(URI.create("/audits/" + progress.sweep().id()))
                .body(AuditBody.of(progress, new Page<>(List.of(), Optional.empty())));
    }

    @Operation(operationId = "getAudit", summary = "How far an audit is, and what it has found")
    @ApiResponse(
            responseCode = "200",
            description = "The audit, its numbers, and a page of what does not match.",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "BadInput")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @GetMapping(path = "/audits/{auditId}", produces = MediaType.APPLICATION_JSON_VALUE)
    AuditBody audit(
            @Parameter(description = ID) @PathVariable String auditId,
            @LimitParameter @RequestParam(required = false) @Nullable String limit,
            @Parameter(description = "The nextCursor of the page before, unchanged.")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor) {
        int most = Limit.parse(limit).value();
        SweepProgress progress = SweepId.parse(auditId)
                .flatMap(sweeps::find)
                .filter(found -> found.sweep().task() instanceof Task.Audit)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("There is no such audit.")));
        return AuditBody.of(progress, sweeps.mismatches(progress.sweep().id(), most, QueryText.given(cursor)));
    }

    private SweepProgress accepted(SweepOrder order) {
        return switch (submitSweep.submit(order)) {
            case SweepSubmission.Accepted(SweepProgress progress) -> progress;
            case SweepSubmission.BucketClosed closed ->
                throw new ProblemException(Problem.BadInput.of(
                        "bucket",
                        "must be a bucket of this region that the service may list: create it, or allow"
                                + " s3:ListBucket"));
            case SweepSubmission.QueueClosed closed ->
                throw new ProblemException(Problem.BadInput.of(
                        "queue",
                        "must be a queue of this region, none of Reelay's own, that the service may send to: create"
                                + " it, or allow sqs:GetQueueUrl and sqs:SendMessage"));
            case SweepSubmission.Unused(String why) -> throw new ProblemException(new Problem.NotFound(why));
            case SweepSubmission.Expired expired ->
                throw new ProblemException(
                        new Problem.Unavailable("Its entry vanished before it was accepted: repeat the request."));
        };
    }

    private static Optional<SweepBody> body(SweepProgress progress) {
        return progress.sweep().task() instanceof Task.Publish publish
                ? Optional.of(SweepBody.of(progress, publish))
                : Optional.empty();
    }

    /** What {@link SweepText#sweep} reads. */
    @Schema(name = "SweepOrder")
    record SweepOrderBody(
            @Schema(
                    description = "Of this region, and open to the service.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "movie-bucket")
            String bucket,

            @Schema(description = "Only objects whose keys begin with it.")
            String prefix,

            @Schema(
                    description = "The name or the URL of a FIFO queue of this region, open to the service.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "objects.fifo")
            String queue) {}

    /** What {@link SweepText#audit} reads. */
    @Schema(name = "AuditOrder")
    record AuditOrderBody(
            @Schema(
                    description = "Of this region, and open to the service.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "movie-bucket")
            String bucket,

            @Schema(description = "Only objects whose keys begin with it.")
            String prefix) {}
}
