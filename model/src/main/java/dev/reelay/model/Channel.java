package dev.reelay.model;

/** Where a letter travels: a queue with its dead-letter queue, or between a client and the producer. */
enum Channel {
    /** The client's {@code POST /jobs}, repeated with its idempotency key until it is answered. */
    REQUEST(Service.PRODUCER),
    /** The queue {@code movie-generate}. */
    GENERATE(Service.PRODUCER),
    /** The queue {@code movie-load}. */
    LOAD(Service.CONSUMER),
    /** The queue {@code movie-confirm}. */
    CONFIRM(Service.CONSUMER);

    private final Service service;

    Channel(Service service) {
        this.service = service;
    }

    /** Whose process works on its letters. */
    Service service() {
        return service;
    }

    /** A program that can be killed as a whole. */
    enum Service {
        /** Takes jobs and generates. */
        PRODUCER,
        /** Advances and confirms. */
        CONSUMER
    }
}
