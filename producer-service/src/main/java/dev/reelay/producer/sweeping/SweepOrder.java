package dev.reelay.producer.sweeping;

import java.util.Optional;

/**
 * What a client asks for.
 *
 * @param bucket whose objects it is about
 * @param prefix with which their keys begin; may be empty
 * @param queue into which they are to be swept; none: they are to be audited
 */
public record SweepOrder(String bucket, String prefix, Optional<TargetName> queue) {}
