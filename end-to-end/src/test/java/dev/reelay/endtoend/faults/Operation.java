package dev.reelay.endtoend.faults;

/** An AWS operation, by the names of its service's API. */
record Operation(Service service, String name) {

    /** The three services behind Reelay. */
    enum Service {
        S3,
        SQS,
        DYNAMODB
    }

    @Override
    public String toString() {
        return service + "." + name;
    }
}
