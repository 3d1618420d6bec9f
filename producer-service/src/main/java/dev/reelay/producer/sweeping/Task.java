package dev.reelay.producer.sweeping;

/** What is done with the objects of a bucket. */
public sealed interface Task {

    /**
     * A message for each is sent to a queue.
     *
     * @param queue as whoever ordered it calls the queue: its name, or its URL
     * @param queueUrl by which SQS knows it
     */
    record Publish(String queue, String queueUrl) implements Task {
        /** The wire name. */
        public static final String NAME = "publish";
    }

    /** The bytes of each are digested and held against its name. */
    record Audit() implements Task {
        /** The wire name. */
        public static final String NAME = "audit";
    }

    /** Its wire name, as it stands in the item and in metrics. */
    default String name() {
        return switch (this) {
            case Publish publish -> Publish.NAME;
            case Audit audit -> Audit.NAME;
        };
    }
}
