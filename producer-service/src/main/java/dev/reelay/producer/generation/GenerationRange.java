package dev.reelay.producer.generation;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.Movies;
import dev.reelay.movie.Decoded;
import dev.reelay.movie.JobId;
import dev.reelay.movie.JsonText;
import java.util.ArrayList;
import java.util.List;

/**
 * Movies of a job that are to be generated: its JSON is the whole body of a message in the generation queue.
 *
 * @param jobId the job
 * @param from the number of the first movie, from 0
 * @param to the number after the last movie, at most {@link Job#MOST_MOVIES}
 */
public record GenerationRange(JobId jobId, int from, int to) {

    /** The most messages that one split sends: ten batches. */
    private static final int MOST_PARTS = 100;

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
        return "{\"jobId\":\"" + jobId + "\",\"from\":" + from + ",\"to\":" + to + "}";
    }

    /** Whether it is small enough to be generated at once: at most {@link Movies#PER_CHUNK} movies. */
    public boolean isChunk() {
        return to - from <= Movies.PER_CHUNK;
    }

    /**
     * At most {@value #MOST_PARTS} smaller ranges that make up this one, in order. They begin at multiples of the chunk's size, so
     * that in the end each chunk is one partition of the table. A million movies are chunks after three splits.
     */
    public List<GenerationRange> split() {
        int size = Movies.PER_CHUNK;
        while ((long) size * MOST_PARTS < to - from) {
            size *= MOST_PARTS;
        }
        List<GenerationRange> parts = new ArrayList<>();
        for (int start = from; start < to; ) {
            int end = Math.min(to, (start / size + 1) * size);
            parts.add(new GenerationRange(jobId, start, end));
            start = end;
        }
        return parts;
    }

    private static GenerationRange of(JsonText json) {
        return new GenerationRange(new JobId(json.text("jobId")), json.number("from"), json.number("to"));
    }
}
