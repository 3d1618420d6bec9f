package dev.reelay.producer.intake.web;

import dev.reelay.ledger.Owner;
import dev.reelay.ledger.Progress;
import dev.reelay.producer.intake.IdempotencyKey;
import dev.reelay.producer.intake.IdempotencyKeyParameter;
import dev.reelay.producer.intake.SubmitJob;
import dev.reelay.producer.tracking.JobBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes jobs. */
@RestController
@Tag(name = "Jobs")
final class IntakeController {

    private final SubmitJob submitJob;

    IntakeController(SubmitJob submitJob) {
        this.submitJob = submitJob;
    }

    @Operation(
            operationId = "submitJob",
            summary = "Order movies",
            description =
                    "Answers as soon as the job is accepted: from then on every movie ends CONFIRMED, or FAILED with a reason.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "None, or an empty one: all defaults.",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = OrderBody.class))))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted, now or by an earlier request with the same key.",
            headers = @Header(name = "Location", description = "/jobs/{jobId}", schema = @Schema(type = "string")),
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "BadInput")
    @ApiResponse(responseCode = "413", ref = "BodyTooLarge")
    @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @ApiResponse(responseCode = "422", ref = "IdempotencyKeyReused")
    @PostMapping(
            path = "/jobs",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JobBody> submit(
            @IdempotencyKeyParameter @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable
                    String key,
            @Parameter(hidden = true) @RequestBody(required = false) byte @Nullable [] body) {
        Progress progress = submitJob
                .submit(OrderText.read(body), IdempotencyKey.parse(key))
                .orProblem();
        return ResponseEntity.accepted()
                .location(URI.create("/jobs/" + progress.job().id()))
                .body(JobBody.of(progress));
    }

    /** What {@link OrderText} reads. */
    @Schema(name = "JobOrder")
    record OrderBody(
            @Schema(
                    description = "How many movies.",
                    minimum = "1",
                    maximum = "1000000",
                    defaultValue = "10",
                    example = "25")
            int count,

            @Schema(
                    description =
                            "From which the movies follow: the same seed and count always give the same movies. Drawn if absent.",
                    example = "7")
            long seed,

            @Schema(
                    description = "For whom it is, by which jobs can be listed. Nobody in particular if absent.",
                    minLength = 1,
                    maxLength = Owner.LONGEST,
                    pattern = Owner.FORM,
                    example = "Ada")
            String owner) {}
}
