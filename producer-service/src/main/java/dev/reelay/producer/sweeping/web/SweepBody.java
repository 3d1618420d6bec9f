package dev.reelay.producer.sweeping.web;

import dev.reelay.producer.sweeping.SweepProgress;
import dev.reelay.producer.sweeping.Task;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A sweep as REST shows it. */
@Schema(name = "Sweep")
record SweepBody(
        String sweepId,

        @Schema(allowableValues = {"RUNNING", "COMPLETED"}) String state,

        String bucket,
        String prefix,

        @Schema(description = "As it was given: its name or its URL.")
        String queue,

        @Schema(description = "Met so far, each once.") long objects,

        @Schema(description = "On the queue so far, those included that SQS dropped as duplicates.")
        long messages,

        Instant startedOn,

        @Schema(
                description = "When the last page was recorded; null until then.",
                types = {"string", "null"},
                format = "date-time")
        @Nullable
        Instant finishedOn) {

    static SweepBody of(SweepProgress progress, Task.Publish task) {
        return new SweepBody(
                progress.sweep().id().value(),
                state(progress),
                progress.sweep().bucket(),
                progress.sweep().prefix(),
                task.queue(),
                progress.counts().objects(),
                progress.counts().messages(),
                progress.sweep().startedOn(),
                progress.finishedOn().orElse(null));
    }

    /** Of sweeps and audits alike. */
    static String state(SweepProgress progress) {
        return progress.finished() ? "COMPLETED" : "RUNNING";
    }
}
