package dev.reelay.consumer;

import dev.reelay.backend.CleanExit;
import dev.reelay.consumer.widgets.WidgetOptions;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The consumer service. */
@SpringBootApplication
public class ConsumerApplication {

    /** Starts the service; it ends with exit code 0 after SIGTERM, and with 1 if it could not start. */
    public static void main(String[] args) {
        SpringApplication.run(ConsumerApplication.class, WidgetOptions.asProperties(args));
        CleanExit.afterShutdown();
    }
}
