package dev.reelay.timeline;

import dev.reelay.movie.JobId;

/**
 * What of a job a message is about.
 *
 * @param jobId the job
 * @param movies which of its movies: the id of one, {@code 0000007}, or a range of numbers, {@code 0..89}
 */
public record JobPart(JobId jobId, String movies) {}
