package dev.reelay.queues;

import java.util.Map;

/**
 * A message to be sent.
 *
 * @param body at most 1 MiB with its attributes, the limit of SQS
 * @param group the message group, used on FIFO queues: messages of one group are delivered one after another
 * @param deduplicationId at most 128 characters, used on FIFO queues: SQS drops a second message of the same id within 5 minutes
 * @param attributes message attributes of type String, at most 10; none is empty
 */
public record Outgoing(String body, String group, String deduplicationId, Map<String, String> attributes) {

    /** The same with these attributes. */
    public Outgoing withAttributes(Map<String, String> others) {
        return new Outgoing(body, group, deduplicationId, others);
    }
}
