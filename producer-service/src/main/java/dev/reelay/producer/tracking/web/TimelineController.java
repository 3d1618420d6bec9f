package dev.reelay.producer.tracking.web;

import dev.reelay.ledger.Consumption;
import dev.reelay.ledger.JobState;
import dev.reelay.ledger.Page;
import dev.reelay.ledger.Timelines;
import dev.reelay.movie.JobId;
import dev.reelay.producer.problem.Limit;
import dev.reelay.producer.problem.QueryText;
import dev.reelay.producer.problem.WindowParameters;
import dev.reelay.timeline.JobEvent;
import dev.reelay.timeline.TimeWindow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to jobs. */
@RestController
@Tag(name = "Jobs")
final class TimelineController {

    private static final int DEFAULT_LIMIT = 20;

    private final Timelines timelines;

    TimelineController(Timelines timelines) {
        this.timelines = timelines;
    }

    @Operation(
            operationId = "listEvents",
            summary = "What happened to a job, newest first",
            description = "Each event is told once, however often the message or the request behind it was repeated.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of events.",
            headers = @Header(name = Metered.HEADER, description = Metered.MEANING, schema = @Schema(type = "number")),
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "BadInput")
    @ApiResponse(responseCode = "404", ref = "JobNotFound")
    @GetMapping(path = "/jobs/{jobId}/events", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EventPage> events(
            @PathVariable String jobId,
            @WindowParameters.From @RequestParam(required = false) @Nullable String from,
            @WindowParameters.To @RequestParam(required = false) @Nullable String to,
            @Parameter(
                            description = "The most events to answer; there may be fewer although there are more.",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            minimum = "1",
                                            maximum = "" + Limit.MOST,
                                            defaultValue = "" + DEFAULT_LIMIT))
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "The nextCursor of the page before, unchanged.")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor) {
        TimeWindow window = WindowParameters.parse(from, to);
        int most = Limit.parse(limit, DEFAULT_LIMIT).value();
        Consumption consumption = new Consumption();
        Timelines metered = timelines.metered(consumption);
        Page<JobEvent> page = JobId.parse(jobId)
                .flatMap(id -> metered.newestFirst(id, window, most, QueryText.given(cursor)))
                .orElseThrow(() -> Metered.noSuchJob(consumption));
        return Metered.answer(EventPage.of(page), consumption);
    }

    @Schema(name = "JobEventPage")
    record EventPage(
            List<EventBody> events,

            @Schema(
                    description = "Brings the next page; null: this is the last.",
                    types = {"string", "null"})
            @Nullable
            String nextCursor) {

        static EventPage of(Page<JobEvent> page) {
            return new EventPage(
                    page.items().stream().map(EventBody::of).toList(),
                    page.next().orElse(null));
        }
    }

    @Schema(name = "JobEvent")
    record EventBody(
            @Schema(
                    allowableValues = {
                        JobEvent.Submitted.NAME,
                        JobEvent.GenerationBegun.NAME,
                        JobEvent.GenerationDone.NAME,
                        JobEvent.FirstConfirmed.NAME,
                        JobEvent.Parked.NAME,
                        JobEvent.Redriven.NAME,
                        JobEvent.Completed.NAME
                    })
            String event,

            Instant on,

            @Schema(
                    description = "The stage that parked a message, or took it back: generate, load or confirm.",
                    types = {"string", "null"})
            @Nullable
            String stage,

            @Schema(
                    description =
                            "What the message is about: a movie's id, 0000007, or a range of movies' numbers, 0..89.",
                    types = {"string", "null"})
            @Nullable
            String movies,

            @Schema(
                    description = "Which message: its id in SQS, and when it was sent, in milliseconds since 1970.",
                    types = {"string", "null"})
            @Nullable
            String message,

            @Schema(
                    description = "Why the message was parked.",
                    types = {"string", "null"})
            @Nullable
            String reason,

            @Schema(
                    description =
                            "The state in which the job completed; one that completed with failures completes once more"
                                    + " when these are repaired.",
                    types = {"string", "null"})
            @Nullable
            String state) {

        static EventBody of(JobEvent event) {
            return switch (event) {
                case JobEvent.Parked parked ->
                    new EventBody(
                            parked.name(),
                            parked.on(),
                            parked.stage(),
                            parked.part().movies(),
                            parked.message(),
                            parked.reason(),
                            null);
                case JobEvent.Redriven redriven ->
                    new EventBody(
                            redriven.name(),
                            redriven.on(),
                            redriven.stage(),
                            redriven.part().movies(),
                            redriven.message(),
                            null,
                            null);
                case JobEvent.Completed completed ->
                    bare(completed, JobState.completed(completed.withFailures()).wireName());
                case JobEvent.Submitted submitted -> bare(submitted, null);
                case JobEvent.GenerationBegun begun -> bare(begun, null);
                case JobEvent.GenerationDone done -> bare(done, null);
                case JobEvent.FirstConfirmed first -> bare(first, null);
            };
        }

        private static EventBody bare(JobEvent event, @Nullable String state) {
            return new EventBody(event.name(), event.on(), null, null, null, null, state);
        }
    }
}
