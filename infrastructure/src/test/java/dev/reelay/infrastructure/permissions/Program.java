package dev.reelay.infrastructure.permissions;

/** The programs that call AWS, each with a role of its own. */
public enum Program {
    /** The producer service. */
    PRODUCER("producer-service", "ProducerRole"),
    /** The consumer service. */
    CONSUMER("consumer-service", "ConsumerRole"),
    /** The operator's command line. */
    OPERATOR("operator-cli", "OperatorRole");

    private final String artifact;
    private final String role;

    Program(String artifact, String role) {
        this.artifact = artifact;
        this.role = role;
    }

    /** The module that it is built from. */
    public String artifact() {
        return artifact;
    }

    /** Its role's name within the template. */
    public String role() {
        return role;
    }
}
