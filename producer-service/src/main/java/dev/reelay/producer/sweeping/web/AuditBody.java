package dev.reelay.producer.sweeping.web;

import dev.reelay.ledger.Page;
import dev.reelay.producer.sweeping.Mismatch;
import dev.reelay.producer.sweeping.SweepProgress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An audit as REST shows it, with a page of its report. */
@Schema(name = "Audit")
record AuditBody(
        String auditId,

        @Schema(allowableValues = {"RUNNING", "COMPLETED"}) String state,

        String bucket,
        String prefix,

        @Schema(description = "Held against their names so far, each once.")
        long objects,

        @Schema(description = "Read of them.") long bytes,

        @Schema(description = "Objects that were listed and gone when they were to be read: no mismatches.")
        long vanished,

        @Schema(description = "Objects that are not what their names say.")
        long mismatches,

        Instant startedOn,

        @Schema(
                description = "When the last page was recorded; null until then.",
                types = {"string", "null"},
                format = "date-time")
        @Nullable
        Instant finishedOn,

        List<MismatchBody> report,

        @Schema(
                description = "Brings the next page of the report; null: this is the last so far.",
                types = {"string", "null"})
        @Nullable
        String nextCursor) {

    static AuditBody of(SweepProgress progress, Page<Mismatch> report) {
        return new AuditBody(
                progress.sweep().id().value(),
                SweepBody.state(progress),
                progress.sweep().bucket(),
                progress.sweep().prefix(),
                progress.counts().objects(),
                progress.counts().bytes(),
                progress.counts().vanished(),
                progress.counts().mismatches(),
                progress.sweep().startedOn(),
                progress.finishedOn().orElse(null),
                report.items().stream().map(MismatchBody::of).toList(),
                report.next().orElse(null));
    }

    /** An object that does not match. */
    @Schema(name = "Mismatch")
    record MismatchBody(
            String key,

            @Schema(
                    description = "Begins with digest-differs, no-digest-in-name or unreadable.",
                    example = "digest-differs")
            String reason,

            @Schema(
                    description = "The SHA-256 of its bytes in hex; null if they cannot be read.",
                    types = {"string", "null"})
            @Nullable
            String digest,

            @Schema(description = "Bytes.") long size) {

        static MismatchBody of(Mismatch mismatch) {
            return new MismatchBody(
                    mismatch.key(), mismatch.reason(), mismatch.digest().orElse(null), mismatch.size());
        }
    }
}
