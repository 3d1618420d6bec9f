package dev.reelay.timeline;

import dev.reelay.movie.JobId;
import java.time.Instant;

/**
 * Something that happened to a job. A timeline tells each of them once, however often the message or the call behind it is repeated.
 *
 * <p>There are two kinds. What nobody could tell from the items is {@link Noted}: an item is written for it. The others are told by
 * the event counts of the job, which change in the transaction of the movies that they count: nothing is written for these, nobody
 * has to notice that they happened, and they cannot contradict the numbers of the job. docs/decisions/0018 has the reasons.
 */
public sealed interface JobEvent {

    /** Whose timeline it belongs to. */
    JobId jobId();

    /** When it happened, by the clock of the instance that saw it. */
    Instant on();

    /** Its wire name, as it stands in the item and in REST. */
    String name();

    /** One that is written down by itself. */
    sealed interface Noted extends JobEvent {

        /** What tells it from others of its name in the same job, in printable ASCII; empty: there is but one. */
        String once();
    }

    /** The job was ordered. */
    record Submitted(JobId jobId, Instant on) implements Noted {
        /** The wire name. */
        public static final String NAME = "submitted";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String once() {
            return "";
        }
    }

    /** The message from which all movies follow was taken from its queue. */
    record GenerationBegun(JobId jobId, Instant on) implements Noted {
        /** The wire name. */
        public static final String NAME = "generation-begun";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String once() {
            return "";
        }
    }

    /** The last movie was stored. */
    record GenerationDone(JobId jobId, Instant on) implements JobEvent {
        /** The wire name. */
        public static final String NAME = "generation-done";

        @Override
        public String name() {
            return NAME;
        }
    }

    /** The first movie was confirmed. */
    record FirstConfirmed(JobId jobId, Instant on) implements JobEvent {
        /** The wire name. */
        public static final String NAME = "first-confirmed";

        @Override
        public String name() {
            return NAME;
        }
    }

    /**
     * A message went to the dead-letter queue because no retry could help.
     *
     * @param part what it is about
     * @param stage the stage that parked it, by its wire name
     * @param message which message, in which of its lives: redriven and parked again it is another one
     * @param reason why, as {@code failureReason} says it
     */
    record Parked(JobPart part, Instant on, String stage, String message, String reason) implements Noted {
        /** The wire name. */
        public static final String NAME = "parked";

        @Override
        public JobId jobId() {
            return part.jobId();
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String once() {
            return message;
        }
    }

    /**
     * A message that had been parked came back to its stage.
     *
     * @param part what it is about
     * @param stage the stage, by its wire name
     * @param message which message, in the life that began with its redrive
     */
    record Redriven(JobPart part, Instant on, String stage, String message) implements Noted {
        /** The wire name. */
        public static final String NAME = "redriven";

        @Override
        public JobId jobId() {
            return part.jobId();
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String once() {
            return message;
        }
    }

    /**
     * The last movie was confirmed or failed. A job that completed with failures completes once more when the last of its failed
     * movies has been repaired and confirmed.
     *
     * @param withFailures whether some movie was FAILED then
     */
    record Completed(JobId jobId, Instant on, boolean withFailures) implements JobEvent {
        /** The wire name. */
        public static final String NAME = "completed";

        @Override
        public String name() {
            return NAME;
        }
    }
}
