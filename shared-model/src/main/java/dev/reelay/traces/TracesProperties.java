package dev.reelay.traces;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How far traces go. How many there are says {@code management.tracing.sampling.probability}.
 *
 * @param moviesPerJob how many movies of a job its trace follows, the first ones: so that no trace grows with its job
 */
@Validated
@ConfigurationProperties("reelay.traces")
public record TracesProperties(@DefaultValue("1000") @Min(0) int moviesPerJob) {}
