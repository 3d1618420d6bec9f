package dev.reelay.producer.deadletters;

import java.util.Optional;

/**
 * A message in a dead-letter queue.
 *
 * @param messageId given by SQS
 * @param body unchanged, as it was in the queue
 * @param failureReason why no retry could help when it was last parked; SQS itself, which moves what failed too often, gives none and
 *     leaves an older one as it is
 * @param failedStage the stage that parked it last, which a redrive leaves to it
 * @param receiveCount how often it was received, the looks at it included; approximate
 */
public record DeadLetter(
        String messageId,
        String body,
        Optional<String> failureReason,
        Optional<String> failedStage,
        int receiveCount) {}
