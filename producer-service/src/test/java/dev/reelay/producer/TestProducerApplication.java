package dev.reelay.producer;

import dev.reelay.backend.aws.DeveloperAws;
import org.springframework.boot.SpringApplication;

/** The producer and an AWS of its own in a container, for developers: {@code spring-boot:test-run}, CONTRIBUTING.md. */
final class TestProducerApplication {

    private TestProducerApplication() {}

    /** As {@link ProducerApplication#main}. */
    public static void main(String[] args) {
        SpringApplication.from(ProducerApplication::main)
                .with(DeveloperAws.class)
                .run(args);
    }
}
