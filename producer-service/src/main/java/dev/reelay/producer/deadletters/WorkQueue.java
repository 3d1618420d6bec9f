package dev.reelay.producer.deadletters;

import dev.reelay.schema.SchemaNames;

/**
 * A queue that carries work, with the queue of its dead letters beside it.
 *
 * @param name its name in SQS
 */
public record WorkQueue(String name) {

    /** The name of the queue that holds its dead letters. */
    public String deadLetterQueue() {
        return SchemaNames.deadLetterQueue(name);
    }
}
