package dev.reelay.producer.sweeping;

import java.time.Instant;

/**
 * A sweep or an audit as it was ordered; it never changes.
 *
 * @param id its id
 * @param task what is done with the objects
 * @param bucket where they lie
 * @param prefix with which their keys begin; may be empty
 * @param startedOn when it was ordered
 */
public record Sweep(SweepId id, Task task, String bucket, String prefix, Instant startedOn) {}
