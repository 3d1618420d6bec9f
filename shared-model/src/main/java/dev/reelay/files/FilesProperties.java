package dev.reelay.files;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How files are read and written.
 *
 * @param concurrency the most S3 requests under way at a time in this process, 1 to 1,000. S3 takes 3,500 PUTs and 5,500 GETs a
 *     second on one prefix; digests spread over prefixes by themselves.
 */
@Validated
@ConfigurationProperties("reelay.files")
public record FilesProperties(
        @DefaultValue("64") @Min(1) @Max(1000) int concurrency) {}
