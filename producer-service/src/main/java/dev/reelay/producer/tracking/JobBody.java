package dev.reelay.producer.tracking;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reelay.ledger.JobState;
import dev.reelay.ledger.Owner;
import dev.reelay.ledger.Progress;
import dev.reelay.ledger.Tally;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job as REST shows it, to whoever submits it just as to whoever asks later. */
@Schema(name = "Job")
public record JobBody(
        String jobId,

        @Schema(allowableValues = {"RUNNING", "COMPLETED", "COMPLETED_WITH_FAILURES"})
        String state,

        int count,
        long seed,

        @Schema(description = "Movies by state; the five numbers add up to count.")
        Counts movies,

        Instant startedOn,

        @Schema(
                description = "When the last movie was confirmed or failed; null until then.",
                types = {"string", "null"},
                format = "date-time")
        @Nullable
        Instant finishedOn,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "For whom it is; absent: nobody in particular.")
        @Nullable
        String owner) {

    /** The job that is so far. */
    public static JobBody of(Progress progress) {
        Tally tally = progress.tally();
        return new JobBody(
                progress.job().id().value(),
                JobState.of(progress).wireName(),
                progress.job().count(),
                progress.job().seed(),
                new Counts(progress.pending(), tally.stored(), tally.processed(), tally.confirmed(), tally.failed()),
                progress.job().startedOn(),
                progress.finishedOn().orElse(null),
                progress.job().owner().map(Owner::value).orElse(null));
    }

    /** Its movies by state. */
    @Schema(name = "MovieCounts")
    public record Counts(int pending, int stored, int processed, int confirmed, int failed) {}
}
