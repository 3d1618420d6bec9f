package dev.reelay.producer.ownfiles.web;

import dev.reelay.ledger.Progress;
import dev.reelay.movie.FileName;
import dev.reelay.producer.intake.IdempotencyKey;
import dev.reelay.producer.intake.IdempotencyKeyParameter;
import dev.reelay.producer.ownfiles.SendFile;
import dev.reelay.producer.ownfiles.Sending;
import dev.reelay.producer.problem.Problem;
import dev.reelay.producer.problem.ProblemException;
import dev.reelay.producer.tracking.JobBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes files of somebody's own. */
@RestController
@Tag(name = "Files")
final class FileController {

    private static final String NAME_RULE =
            "must have 1 to 128 letters (a to z, A to Z), digits, dots, underscores and hyphens, and end in .json";

    /** Nobody reads more of a body. */
    private static final int MOST_BYTES = 1 << 20;

    private final SendFile sendFile;

    FileController(SendFile sendFile) {
        this.sendFile = sendFile;
    }

    @Operation(
            operationId = "sendFile",
            summary = "Send a file of your own",
            description =
                    "The file goes to S3 byte for byte, its top-level pairs into the item of the one movie of a job, and its pointer "
                            + "through the queues. Answers as soon as the job is accepted: from then on it ends CONFIRMED, or "
                            + "FAILED with a reason. Sent again it is another job, unless it comes with the same key.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description =
                                    "A JSON object of up to 1 MiB in UTF-8, whose pairs take up to 400,000 bytes in an item.",
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object"))))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted, now or by an earlier request with the same key.",
            headers = @Header(name = "Location", description = "/jobs/{jobId}", schema = @Schema(type = "string")),
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "BadInput")
    @ApiResponse(responseCode = "413", ref = "BodyTooLarge")
    @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @ApiResponse(responseCode = "422", ref = "IdempotencyKeyReused")
    @PutMapping(path = "/files/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JobBody> send(
            @Parameter(
                            description = "Letters, digits, dots, underscores and hyphens, ending in .json.",
                            schema = @Schema(type = "string", minLength = 1, maxLength = 128, pattern = FileName.FORM))
                    @PathVariable
                    String name,
            @IdempotencyKeyParameter @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable
                    String key,
            HttpServletRequest request)
            throws IOException {
        requireJson(request.getContentType());
        FileName file =
                FileName.parse(name).orElseThrow(() -> new ProblemException(Problem.BadInput.of("name", NAME_RULE)));
        Progress progress = submitted(file, request, IdempotencyKey.parse(key));
        return ResponseEntity.accepted()
                .location(URI.create("/jobs/" + progress.job().id()))
                .body(JobBody.of(progress));
    }

    /** What curl, and many a library, sends of a file has no type at all: here it can be nothing else. */
    private static void requireJson(@Nullable String type) {
        try {
            if (type == null || MediaType.APPLICATION_JSON.includes(MediaType.parseMediaType(type))) {
                return;
            }
        } catch (InvalidMediaTypeException broken) {
            // Is none, so is not JSON's.
        }
        throw new ProblemException(new Problem.UnsupportedMediaType());
    }

    private Progress submitted(FileName name, HttpServletRequest request, Optional<IdempotencyKey> key)
            throws IOException {
        // One whose length is not given in advance may have as much as any.
        int size = request.getContentLength() < 0 ? MOST_BYTES : request.getContentLength();
        return switch (sendFile.send(name, size, request::getInputStream, key)) {
            case Sending.Submitted(var submission) -> submission.orProblem();
            case Sending.Unfit(String problem) ->
                throw new ProblemException(
                        Problem.BadInput.of("body", "must be a JSON object that an item can hold, but it " + problem));
            case Sending.Late(Duration most) ->
                throw new ProblemException(Problem.BadInput.of(
                        "body",
                        "must arrive within " + most.toSeconds()
                                + " s, but it came too slowly: repeat the same request over a faster connection"));
            case Sending.Busy busy ->
                throw new ProblemException(new Problem.Unavailable(
                        "Too many files are being taken at this moment: repeat the same request in a few seconds."));
        };
    }
}
