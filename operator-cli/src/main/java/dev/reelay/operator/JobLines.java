package dev.reelay.operator;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Jobs and their events as lines for people. */
final class JobLines {

    private static final String NOTHING = "-";

    private JobLines() {}

    /** Of {@code {"jobs":[...]}}. */
    static AlignedLines jobs(JsonNode page) {
        AlignedLines lines = new AlignedLines();
        lines.add("JOB", "STATE", "COUNT", "PENDING", "STORED", "PROCESSED", "CONFIRMED", "FAILED", "STARTED", "OWNER");
        page.path("jobs")
                .forEach(job -> lines.add(
                        cell(job.path("jobId")),
                        cell(job.path("state")),
                        cell(job.path("count")),
                        cell(job.path("movies").path("pending")),
                        cell(job.path("movies").path("stored")),
                        cell(job.path("movies").path("processed")),
                        cell(job.path("movies").path("confirmed")),
                        cell(job.path("movies").path("failed")),
                        cell(job.path("startedOn")),
                        cell(job.path("owner"))));
        return lines;
    }

    /** Of a job: a line for each field. */
    static AlignedLines job(JsonNode job) {
        AlignedLines lines = new AlignedLines();
        Stream.of("jobId", "state", "owner", "count", "seed", "startedOn", "finishedOn")
                .forEach(field -> lines.add(field, cell(job.path(field))));
        Stream.of("pending", "stored", "processed", "confirmed", "failed")
                .forEach(state -> lines.add(state, cell(job.path("movies").path(state))));
        return lines;
    }

    /** Of {@code {"events":[...]}}. */
    static AlignedLines events(JsonNode page) {
        AlignedLines lines = new AlignedLines();
        lines.add("ON", "EVENT", "STAGE", "MOVIES", "DETAIL");
        page.path("events")
                .forEach(event -> lines.add(
                        cell(event.path("on")),
                        cell(event.path("event")),
                        cell(event.path("stage")),
                        cell(event.path("movies")),
                        cell(event.path("state").isNull() ? event.path("reason") : event.path("state"))));
        return lines;
    }

    private static String cell(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? NOTHING : value.asString();
    }
}
