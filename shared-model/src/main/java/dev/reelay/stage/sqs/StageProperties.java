package dev.reelay.stage.sqs;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How messages are received.
 *
 * @param visibility the queues' visibility timeout, as {@code schema load} sets it; messages that are worked on for longer are kept
 *     hidden by steps of this length, which end 12 hours after the receive. (Given to the container it would cost a call per message on FIFO
 *     queues.)
 * @param shutdownTimeout how long work in flight may take after SIGTERM; requests in flight come after it (5 s), and the contract allows 25 s
 *     for everything: the rest is for a machine on which each step takes seconds
 */
@Validated
@ConfigurationProperties("reelay.stage")
record StageProperties(
        @DefaultValue("30s") @DurationMin(seconds = 3) @DurationMax(hours = 8)
        Duration visibility,

        @DefaultValue("13s") Duration shutdownTimeout) {}
