package dev.reelay.stage;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a failed message is delivered again. With the defaults and five deliveries a message outlasts an outage of 40 to 85
 * seconds in its queue; after that it waits in the dead-letter queue.
 *
 * @param first the pause after the first failure
 * @param factor how much longer each further pause is
 * @param deliveries after how many SQS moves a message to the dead-letter queue, by the queues' redrive policy; the last pause is
 *     short, because nothing is tried after it
 * @param longest the longest pause; SQS hides a message for at most 12 hours, counted from when it was received
 */
@Validated
@ConfigurationProperties("reelay.retry")
public record RetryProperties(
        @DefaultValue("1s") @DurationMin(seconds = 1) Duration first,
        @DefaultValue("4") @DecimalMin("1") double factor,
        @DefaultValue("5") @Min(1) int deliveries,

        @DefaultValue("15m") @DurationMin(seconds = 1) @DurationMax(hours = 11)
        Duration longest) {}
