package dev.reelay.producer.sweeping;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How buckets are gone through.
 *
 * @param concurrency the most pages under way at a time in this process, 2 to 100; a page of 1,000 keys takes about a megabyte
 * @param keysPerStep the most keys of a page, 1 to 1,000, which is the most that S3 gives; an audit takes at most 80
 * @param callsAtOnce the most batches under way at a time to the queues that are swept into; a FIFO queue that is not set to high
 *     throughput takes 300 a second
 */
@Validated
@ConfigurationProperties("reelay.sweeping")
public record SweepingProperties(
        @DefaultValue("16") @Min(2) @Max(100) int concurrency,
        @DefaultValue("1000") @Min(1) @Max(1000) int keysPerStep,
        @DefaultValue("16") @Min(1) @Max(100) int callsAtOnce) {}
