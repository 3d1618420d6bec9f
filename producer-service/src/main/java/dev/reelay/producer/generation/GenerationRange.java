package dev.reelay.producer.generation;

import dev.reelay.ledger.Job;
import dev.reelay.movie.Decoded;
import dev.reelay.movie.JobId;
import dev.reelay.movie.JsonText;

/**
 * Movies of a job that are to be generated: its JSON is the whole body of a message in the generation queue.
 *
 * @param jobId the job
 * @param from the number of the first movie, from 0
 * @param to the number after the last movie, at most {@link Job#MOST_MOVIES}
 */
public record GenerationRange(JobId jobId, int from, int to) {

    /** Rejects empty ranges and such as no job can have. */
    public GenerationRange {
        if (from < 0 || from >= to || to > Job.MOST_MOVIES) {
            throw new IllegalArgumentException(
                    "from and to are not a range within 0 to %d: from %d to %d".formatted(Job.MOST_MOVIES, from, to));
        }
    }

    /** All movies of a job. */
    public static GenerationRange of(Job job) {
        return new GenerationRange(job.id(), 0, job.count());
    }

    /** Reads a message's body; unknown fields are ignored, so that senders may be newer than receivers. */
    public static Decoded<GenerationRange> read(String body) {
        return switch (JsonText.read(body)) {
            case Decoded.Value<JsonText>(JsonText json) -> json.as(GenerationRange::of);
            case Decoded.Malformed<JsonText>(String problem) -> new Decoded.Malformed<>(problem);
        };
    }

    /** The body: {@code {"jobId","from","to"}}, in this order. */
    public String json() {
        // An id is hex digits and hyphens: there is nothing to escape.
        return "{\"jobId\":\"%s\",\"from\":%d,\"to\":%d}".formatted(jobId, from, to);
    }

    private static GenerationRange of(JsonText json) {
        return new GenerationRange(new JobId(json.text("jobId")), json.number("from"), json.number("to"));
    }
}
