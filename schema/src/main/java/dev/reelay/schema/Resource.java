package dev.reelay.schema;

/**
 * One part of the schema and what became of it.
 *
 * @param kind what it is
 * @param name its name within its kind
 * @param outcome what was done, or found
 * @param detail more for a human reader, such as approximate counts; may be empty
 */
public record Resource(Kind kind, String name, Outcome outcome, String detail) {

    /** What kinds of things the schema consists of. */
    public enum Kind {
        /** An S3 bucket. */
        BUCKET("bucket"),
        /** A DynamoDB table. */
        TABLE("table"),
        /** An SQS queue. */
        QUEUE("queue");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** How the operator reads it. */
        public String label() {
            return label;
        }
    }

    /** What was done to a resource, or found out about it. */
    public enum Outcome {
        /** It was missing and has been created. */
        CREATED("created"),
        /** It was there already and has been left as it was. */
        EXISTING("existing"),
        /** It is there. */
        FOUND("found"),
        /** It is not there. */
        MISSING("missing"),
        /** It was there and has been removed with all that it held. */
        DROPPED("dropped");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** How the operator reads it. */
        public String label() {
            return label;
        }
    }

    /** A resource about which there is no more to say. */
    public Resource(Kind kind, String name, Outcome outcome) {
        this(kind, name, outcome, "");
    }
}
