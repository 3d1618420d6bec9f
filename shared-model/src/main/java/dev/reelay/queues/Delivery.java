package dev.reelay.queues;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One delivery of a message. The same message may be delivered again, with another receipt.
 *
 * @param messageId given by SQS when the message was sent
 * @param receipt stands for this delivery when the message is deleted or hidden
 * @param body as it was sent
 * @param receiveCount which delivery of the message this is, from 1; approximate
 * @param sentOn when the message was sent
 * @param group the message group, on FIFO queues
 * @param attributes the message attributes, numbers as text; those that are bytes are left out, and a copy of the message has none of them
 */
public record Delivery(
        String messageId,
        String receipt,
        String body,
        int receiveCount,
        Instant sentOn,
        Optional<String> group,
        Map<String, String> attributes) {

    /** Names the message in this life of it: delivered again it has the same, sent again, by a redrive perhaps, another. */
    public String incarnation() {
        return messageId + ":" + sentOn.toEpochMilli();
    }

    /** The same without what the message says, which may be 1 MiB: for who keeps many, to delete or hide them later. */
    public Delivery withoutContent() {
        return new Delivery(messageId, receipt, "", receiveCount, sentOn, group, Map.of());
    }
}
