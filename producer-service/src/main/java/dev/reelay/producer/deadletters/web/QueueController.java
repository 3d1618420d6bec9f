package dev.reelay.producer.deadletters.web;

import dev.reelay.producer.deadletters.DeadLetter;
import dev.reelay.producer.deadletters.DeadLetters;
import dev.reelay.producer.deadletters.QueueDepth;
import dev.reelay.producer.deadletters.RedriveDeadLetters;
import dev.reelay.producer.deadletters.WorkQueue;
import dev.reelay.producer.deadletters.WorkQueues;
import dev.reelay.producer.problem.Limit;
import dev.reelay.producer.problem.LimitParameter;
import dev.reelay.producer.problem.Problem;
import dev.reelay.producer.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The queues and their dead letters. */
@RestController
@Tag(name = "Queues")
final class QueueController {

    private static final String NAME = "The queue's name, not that of its dead-letter queue.";

    private final WorkQueues queues;
    private final DeadLetters deadLetters;
    private final RedriveDeadLetters redriveDeadLetters;

    QueueController(WorkQueues queues, DeadLetters deadLetters, RedriveDeadLetters redriveDeadLetters) {
        this.queues = queues;
        this.deadLetters = deadLetters;
        this.redriveDeadLetters = redriveDeadLetters;
    }

    @Operation(operationId = "listQueues", summary = "The depth of every queue and dead-letter queue")
    @ApiResponse(
            responseCode = "200",
            description = "Each queue, followed by its dead-letter queue.",
            useReturnTypeSchema = true)
    @GetMapping(path = "/queues", produces = MediaType.APPLICATION_JSON_VALUE)
    List<QueueBody> queues() {
        return deadLetters.depths(queues.all()).stream().map(QueueBody::of).toList();
    }

    @Operation(
            operationId = "listDeadLetters",
            summary = "A look at the parked messages",
            description = "Takes none away; each look counts as a receive.")
    @ApiResponse(responseCode = "200", description = "At most so many, in no order.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "BadInput")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @GetMapping(path = "/queues/{name}/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
    List<DeadLetterBody> deadLetters(
            @Parameter(description = NAME) @PathVariable String name,
            @LimitParameter @RequestParam(required = false) @Nullable String limit) {
        int most = Limit.parse(limit).value();
        return deadLetters.peek(queue(name), most).stream()
                .map(DeadLetterBody::of)
                .toList();
    }

    @Operation(
            operationId = "redriveDeadLetters",
            summary = "Send every dead letter back into its queue",
            description = "Starts it and does not wait for the end. Repeating it is harmless.")
    @ApiResponse(responseCode = "202", description = "Started, or going on already.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @PostMapping(path = "/queues/{name}/redrive", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    RedriveBody redrive(@Parameter(description = NAME) @PathVariable String name) {
        RedriveDeadLetters.Redrive redrive = redriveDeadLetters.start(queue(name));
        return new RedriveBody(
                redrive.queue().name(), redrive.queue().deadLetterQueue(), redrive.approximateMessages());
    }

    private WorkQueue queue(String name) {
        return queues.named(name).orElseThrow(() -> new ProblemException(new Problem.NotFound(missing(name))));
    }

    private String missing(String name) {
        return queues.withDeadLettersIn(name)
                .map(queue -> "This is the dead-letter queue of %s: use /queues/%s/dead-letters or /queues/%s/redrive."
                        .formatted(queue.name(), queue.name(), queue.name()))
                .orElse("There is no such queue. What there is: /queues");
    }

    @Schema(name = "Queue")
    record QueueBody(
            String name,
            int available,
            int inFlight,
            int delayed,

            @Schema(
                    description = "The name of its dead-letter queue; null: it is one.",
                    types = {"string", "null"})
            @Nullable
            String deadLetterQueue) {

        static QueueBody of(QueueDepth depth) {
            return new QueueBody(
                    depth.name(),
                    depth.available(),
                    depth.inFlight(),
                    depth.delayed(),
                    depth.deadLetterQueue().orElse(null));
        }
    }

    @Schema(name = "DeadLetter")
    record DeadLetterBody(
            String messageId,
            String body,

            @Schema(
                    description = "Why it was parked; null if SQS gave it up after too many receives.",
                    types = {"string", "null"})
            @Nullable
            String failureReason,

            @Schema(
                    description = "The stage that parked it: generate, load, confirm, sweep or widget.",
                    types = {"string", "null"})
            @Nullable
            String failedStage,

            int receiveCount) {

        static DeadLetterBody of(DeadLetter letter) {
            return new DeadLetterBody(
                    letter.messageId(),
                    letter.body(),
                    letter.failureReason().orElse(null),
                    letter.failedStage().orElse(null),
                    letter.receiveCount());
        }
    }

    @Schema(name = "Redrive")
    record RedriveBody(String queue, String deadLetterQueue, int approximateMessages) {}
}
