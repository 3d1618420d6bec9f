package dev.reelay.producer.deadletters;

import java.util.Optional;

/**
 * How many messages are in a queue; SQS counts approximately.
 *
 * @param name the queue's name
 * @param available waiting to be received
 * @param inFlight received, and neither deleted nor visible again
 * @param delayed not to be received yet
 * @param deadLetterQueue the name of its dead-letter queue; none: it is one
 */
public record QueueDepth(String name, int available, int inFlight, int delayed, Optional<String> deadLetterQueue) {

    /** All messages. */
    public int total() {
        return available + inFlight + delayed;
    }
}
