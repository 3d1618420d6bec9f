package dev.reelay.consumer;

import dev.reelay.backend.aws.DeveloperAws;
import org.springframework.boot.SpringApplication;

/** The consumer and an AWS of its own in a container, for developers: {@code spring-boot:test-run}, CONTRIBUTING.md. */
final class TestConsumerApplication {

    private TestConsumerApplication() {}

    /** As {@link ConsumerApplication#main}. */
    public static void main(String[] args) {
        SpringApplication.from(ConsumerApplication::main)
                .with(DeveloperAws.class)
                .run(args);
    }
}
