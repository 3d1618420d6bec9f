package dev.reelay.producer;

import dev.reelay.backend.CleanExit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The producer service. */
@SpringBootApplication
public class ProducerApplication {

    /** Starts the service; it ends with exit code 0 after SIGTERM, and with 1 if it could not start. */
    public static void main(String[] args) {
        SpringApplication.run(ProducerApplication.class, args);
        CleanExit.afterShutdown();
    }
}
